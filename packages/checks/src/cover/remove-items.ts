import type { Fix, ListElement, SourceText, Text } from '@leastwise/core';

/**
 * A fix that takes items out of a list, with the comma or line that goes with each. None where the items do
 * not stand in the file as they are in the policy, as when a template computes them.
 */
export function removeItems(list: ListElement, items: readonly Text[], source: SourceText): Fix | undefined {
  const { values, isList } = list;
  if (!isList || items.length >= values.length || !values.every((item) => isWrittenOut(item, source)))
    return undefined;
  if (values.some((item, at) => at > 0 && item.range.start < values[at - 1]!.range.end)) return undefined;
  const removed = new Set(items);
  const survivor = values.findIndex((item) => !removed.has(item));
  const edits = values.flatMap((item, at) => {
    if (!removed.has(item)) return [];
    // Before the first item that stays, what follows goes with the item; after it, what precedes.
    const range =
      at < survivor
        ? { start: item.range.start, end: values[at + 1]!.range.start }
        : { start: values[at - 1]!.range.end, end: item.range.end };
    return [{ range, text: '' }];
  });
  const names = items.length === 1 ? `\`${items[0]!.value}\`` : `${items.length} items`;
  return { title: `remove ${names}`, effect: 'equivalent', edits };
}

function isWrittenOut({ value, range }: Text, source: SourceText): boolean {
  const written = source.text.slice(range.start, range.end);
  return written === value || written === JSON.stringify(value) || written === `'${value}'`;
}

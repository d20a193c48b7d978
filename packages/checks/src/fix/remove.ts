import type { ListElement, ProposedFix, Statement, Text } from '@leastwise/core';

/** Takes items out of a list that say nothing beside the others; none where no item would be left. */
export function removeItems(
  { values, isList }: ListElement,
  items: readonly Text[],
): ProposedFix | undefined {
  if (!isList || items.length >= values.length) return undefined;
  const names = items.length === 1 ? `\`${items[0]!.value}\`` : `${items.length} items`;
  return {
    title: `remove ${names}`,
    effect: 'equivalent',
    changes: items.map(({ range }) => ({ type: 'remove', at: range })),
  };
}

/** Takes out a statement that says nothing beside the others. */
export function removeStatement({ range, index, sid }: Statement): ProposedFix {
  return {
    title: `remove statement ${sid ? `\`${sid.value}\`` : index + 1}`,
    effect: 'equivalent',
    changes: [{ type: 'remove', at: range }],
  };
}

/** Takes out one of several values that says nothing beside the others. */
export function removeValue({ value, range }: Text): ProposedFix {
  return { title: `remove \`${value}\``, effect: 'equivalent', changes: [{ type: 'remove', at: range }] };
}

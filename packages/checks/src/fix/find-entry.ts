import type { Entry, Node, Range } from '@leastwise/core';

/** The entry of a document whose key stands at a range. */
export function findEntry(node: Node, key: Range): Entry | undefined {
  if (node.type === 'sequence') return first(node.items, (item) => findEntry(item, key));
  if (node.type !== 'mapping') return undefined;
  return (
    node.entries.find(({ keyRange }) => keyRange.start === key.start && keyRange.end === key.end) ??
    first(node.entries, ({ value }) => findEntry(value, key))
  );
}

function first<Item>(items: readonly Item[], find: (item: Item) => Entry | undefined): Entry | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

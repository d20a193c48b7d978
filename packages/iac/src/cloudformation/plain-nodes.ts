import type { Entry, Node } from '@leastwise/core';

/** The entries of a mapping; none of anything else. */
export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.type === 'mapping' ? node.entries : [];
}

/** A scalar's text as written, numbers and booleans included. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.type !== 'scalar' || node.value === null) return undefined;
  return node.raw ?? String(node.value);
}

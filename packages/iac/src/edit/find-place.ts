import type { MappingNode, NewValue, Node, Range, SequenceNode } from '@leastwise/core';

/** An object or a list of a document. */
export type Collection = MappingNode | SequenceNode;

/** A member of a collection: an item of a list, or an entry of an object. */
interface Membership {
  readonly collection: Collection;
  readonly index: number;
}

/** What stands at a range of a document as it is written. */
export interface Place {
  readonly node: Node;
  /** Whether the range is that of a key; `node` is its value then. */
  readonly isKey: boolean;
  /** What it is part of; absent for the document itself. */
  readonly member?: Membership;
}

/**
 * What stands at exactly a range of a document, as it is written and not by way of an alias; undefined when that is
 * no value and no key of its own, as when the range lies inside a string.
 */
export function findPlace(root: Node, range: Range): Place | undefined {
  if (isSame(root.range, range)) return { node: root, isKey: false };
  const children: readonly (readonly [Node, Range | undefined])[] =
    root.type === 'sequence'
      ? root.items.map((item) => [item, undefined] as const)
      : root.type === 'mapping'
        ? root.entries.map(({ keyRange, value }) => [value, keyRange] as const)
        : [];
  for (const [index, [node, key]] of children.entries()) {
    const member = { collection: root as Collection, index };
    if (key && isSame(key, range)) return { node, isKey: true, member };
    if (!isWithin(node.range, root.range)) continue;
    if (isSame(node.range, range)) return { node, isKey: false, member };
    if (!isWithin(range, node.range)) continue;
    const found = findPlace(node, range);
    if (found) return found;
  }
  return undefined;
}

/** The tag of what stands in a block of HCL: an entry that can go as an item of a list can. */
export const BLOCK = 'block';

/** The values that go in the place of a member: the items of a list that is put into a list. */
export function splicedInto({ type }: Collection, value: NewValue): readonly NewValue[] {
  return type === 'sequence' && typeof value === 'object' && value.type === 'list' ? value.items : [value];
}

/** Whether a range lies within another. */
export function isWithin(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function isSame(one: Range, other: Range): boolean {
  return one.start === other.start && one.end === other.end;
}

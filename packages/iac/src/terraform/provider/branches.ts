import { listOf, type Node } from '@leastwise/core';

/** What leaving a value out looks like where a branch must have a value. */
export function noValue({ range }: Pick<Node, 'range'>): Node {
  return { type: 'scalar', value: 'AWS::NoValue', tag: '!Ref', range };
}

/** The items of a list; a value that depends on a condition is one item. */
export function itemsOf(values: Node | undefined): readonly Node[] {
  return values?.tag ? [values] : listOf(values);
}

/**
 * A value with a change made to it, in each of its branches where it depends on a condition.
 * @param change gives undefined to leave the value out
 */
export function inBranches(node: Node, change: (value: Node) => Node | undefined): Node | undefined {
  if (node.tag === '!Ref') return undefined;
  if (node.tag !== '!If' || node.type !== 'sequence') return change(node);
  const [condition, ...branches] = node.items;
  const changed = branches.map((branch) => inBranches(branch, change));
  if (changed.every((branch) => branch === undefined)) return undefined;
  return { ...node, items: [condition!, ...changed.map((branch, at) => branch ?? noValue(branches[at]!))] };
}

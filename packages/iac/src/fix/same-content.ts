import type { Node, PolicyInContext } from '@leastwise/core';

const contents = new WeakMap<Node, string>();

/** What a node says, wherever it stands. */
function contentOf(node: Node): string {
  let content = contents.get(node);
  if (content === undefined) {
    const isPlace = (key: string): boolean => key === 'range' || key === 'keyRange' || key === 'pieces';
    content = JSON.stringify(node, (key, value) => (isPlace(key) ? undefined : value));
    contents.set(node, content);
  }
  return content;
}

/** Whether two nodes say the same, wherever they stand. */
export function saySame(one: Node | undefined, other: Node | undefined): boolean {
  if (!one || !other) return one === other;
  return contentOf(one) === contentOf(other);
}

/** Whether two policies are one and the same, in one and the same form. */
export function areCounterparts(one: PolicyInContext, other: PolicyInContext): boolean {
  const identity = ({ kind, owner, policyName, resourceType, variant, worlds, wornBy }: PolicyInContext) =>
    JSON.stringify([kind, owner?.id, policyName, resourceType, variant, worlds, wornBy]);
  return identity(one) === identity(other);
}

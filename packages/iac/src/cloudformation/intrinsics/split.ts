import { hasOpaque } from '@leastwise/core';
import type { Resolver } from '../resolver.ts';
import { RESOURCE_TYPES } from '../resource-types/index.ts';
import { type Intrinsic, listArgument } from './intrinsic.ts';

/**
 * `Fn::Split`: a text taken apart at a delimiter.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-split.html
 */
export const split: Intrinsic = (call) => {
  const { node, resolver } = call;
  const [delimiterNode, textNode] = listArgument(call, 2) ?? [];
  const delimiter = delimiterNode && resolver.text(delimiterNode);
  const resolved = textNode && resolver.resolve(textNode);
  if (!delimiter || !resolved) return resolver.wrong(node, '`Fn::Split` takes a delimiter and a text');
  if (resolved.type === 'unresolved') return resolver.unresolved(node, resolved.reason);
  if (resolved.type !== 'scalar' || resolved.value === null) {
    return resolver.wrong(node, '`Fn::Split` takes a text to split');
  }
  const text = resolved.raw ?? String(resolved.value);
  const parts = text.split(delimiter);
  // Unknown text may hold the delimiter, and then there are more parts than are seen here.
  if (parts.some((part) => hasOpaque(part) && !isOneName(part, resolver))) {
    return resolver.unresolved(node, 'only deployment knows the text to split');
  }
  const items = parts.map((part) => resolver.string(part, node));
  return { type: 'sequence', items, range: node.range };
};

/** Whether all that is unknown in a text is names of resources, accounts and regions, which hold no delimiter. */
function isOneName(part: string, { opaque, template }: Resolver): boolean {
  for (const letter of part) {
    if (!hasOpaque(letter)) continue;
    const name = opaque.show(letter).slice(2, -1);
    const resource = template.resources.get(name);
    const isName = resource
      ? RESOURCE_TYPES.has(resource.type)
      : /^AWS::(AccountId|Region|Partition)$/.test(name);
    if (!isName) return false;
  }
  return true;
}

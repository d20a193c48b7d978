import { hasOpaque, type Node, stringOf, valueAt } from '@leastwise/core';
import { type Call, type Intrinsic, moveTo } from './intrinsic.ts';

/**
 * `Fn::FindInMap`: a value of `Mappings`; with the language extensions it may have a `DefaultValue`.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html
 */
export const findInMap: Intrinsic = (call) => {
  const { node, argument, resolver } = call;
  const items = argument.type === 'sequence' ? argument.items : [];
  if (items.length < 3 || items.length > 4) {
    return resolver.wrong(node, '`Fn::FindInMap` takes the name of a map and two keys');
  }
  const keys = items.slice(0, 3).map((item) => resolver.text(item));
  let value: Node | undefined = resolver.template.mappings;
  for (const key of keys) {
    if (key === undefined) return resolver.wrong(node, 'a key of `Fn::FindInMap` is not a string');
    if (hasOpaque(key)) return resolver.unresolved(node, 'only deployment knows the key to look up');
    const next: Node | undefined = valueAt(value, key);
    if (!next)
      return (
        fallback(items[3], call) ?? resolver.wrong(node, `there is no \`${keys.join('.')}\` in \`Mappings\``)
      );
    value = next;
  }
  return value && moveTo(node, value);
};

function fallback(options: Node | undefined, { resolver }: Call): Node | undefined {
  const node = valueAt(options, 'DefaultValue');
  const value = node && resolver.resolve(node);
  return value && (stringOf(value) !== undefined || value.type !== 'mapping') ? value : undefined;
}

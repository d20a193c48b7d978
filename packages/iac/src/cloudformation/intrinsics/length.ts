import type { Intrinsic } from './intrinsic.ts';

/**
 * `Fn::Length` of the language extensions: how many items a list has.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-length.html
 */
export const length: Intrinsic = ({ node, argument, resolver }) => {
  const list = resolver.resolve(argument);
  if (list?.type === 'unresolved') return resolver.unresolved(node, list.reason);
  if (list?.type !== 'sequence') return resolver.wrong(node, '`Fn::Length` takes a list');
  const value = list.items.length;
  return { type: 'scalar', value, raw: String(value), range: node.range };
};

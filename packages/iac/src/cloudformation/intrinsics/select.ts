import { hasOpaque } from '@leastwise/core';
import { type Intrinsic, listArgument, moveTo } from './intrinsic.ts';

/**
 * `Fn::Select`: one value of a list, by index from 0.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-select.html
 */
export const select: Intrinsic = (call) => {
  const { node, resolver } = call;
  const [indexNode, list] = listArgument(call, 2) ?? [];
  const text = indexNode && resolver.text(indexNode);
  const values = list && resolver.resolve(list);
  if (text === undefined || !values) return resolver.wrong(node, '`Fn::Select` takes an index and a list');
  if (values.type === 'unresolved') return resolver.unresolved(node, values.reason);
  if (values.type !== 'sequence') return resolver.wrong(node, '`Fn::Select` takes a list to select from');
  if (!/^\d+$/.test(text)) {
    return hasOpaque(text)
      ? resolver.unresolved(node, 'only deployment knows the index')
      : resolver.wrong(node, `\`${text}\` is not an index`);
  }
  const value = values.items[Number(text)];
  if (!value) return resolver.wrong(node, `there is no value ${text} in a list of ${values.items.length}`);
  return list === values ? value : moveTo(node, value);
};

import { type Node, stringOf } from '@leastwise/core';
import { textOf } from '../plain-nodes.ts';
import { type Intrinsic, listArgument } from './intrinsic.ts';

/**
 * `Fn::Join`: values put together with a delimiter between them.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-join.html
 */
export const join: Intrinsic = (call) => {
  const { node, resolver } = call;
  const [delimiterNode, list] = listArgument(call, 2) ?? [];
  const delimiter = delimiterNode && resolver.text(delimiterNode);
  const values = list && resolver.resolve(list);
  if (delimiter === undefined || !values) {
    return resolver.wrong(node, '`Fn::Join` takes a delimiter and a list of values');
  }
  if (values.type === 'unresolved') return resolver.unresolved(node, values.reason);
  if (values.type !== 'sequence') return resolver.wrong(node, '`Fn::Join` takes a list of values');
  const parts: string[] = [];
  for (const item of values.items) {
    const part = textOf(item) ?? stringOf(item);
    if (part !== undefined) parts.push(part);
    // A list inside the list is spliced in, as CloudFormation does with a list parameter among the values.
    else if (item.type === 'sequence')
      parts.push(...item.items.map((inner: Node) => textOf(inner) ?? stringOf(inner) ?? ''));
    else return resolver.wrong(node, 'a value of `Fn::Join` is not a string');
  }
  return resolver.string(parts.join(delimiter), node);
};

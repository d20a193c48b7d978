import { hasOpaque } from '@leastwise/core';
import type { Intrinsic } from './intrinsic.ts';

/**
 * `Fn::Base64`.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-base64.html
 */
export const base64: Intrinsic = ({ node, argument, resolver }) => {
  const text = resolver.text(argument);
  if (text === undefined) return resolver.wrong(node, '`Fn::Base64` takes a text');
  if (hasOpaque(text)) return resolver.unresolved(node, 'only deployment knows the text to encode');
  return resolver.string(Buffer.from(text, 'utf8').toString('base64'), node);
};

import { listOf, stringOf, valueAt } from '@leastwise/core';
import type { Intrinsic } from './intrinsic.ts';

/**
 * `Fn::Transform`: what a macro makes of a part of the template; `AWS::Include` takes it from a file in S3.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-transform.html
 */
export const transform: Intrinsic = ({ node, argument, resolver }) => {
  // A part may go through one macro or through several.
  const [first] = listOf(argument);
  const macro = stringOf(valueAt(first, 'Name')) ?? stringOf(first) ?? 'unnamed';
  return resolver.unresolved(node, `the macro \`${macro}\` is not run here`);
};

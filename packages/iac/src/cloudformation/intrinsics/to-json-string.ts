import { toPlain } from '@leastwise/core';
import type { Intrinsic } from './intrinsic.ts';

/**
 * `Fn::ToJsonString` of the language extensions: an object or list as JSON text.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ToJsonString.html
 */
export const toJsonString: Intrinsic = ({ node, argument, resolver }) => {
  const value = resolver.resolve(argument);
  if (value?.type === 'unresolved') return resolver.unresolved(node, value.reason);
  if (value?.type !== 'mapping' && value?.type !== 'sequence') {
    return resolver.wrong(node, '`Fn::ToJsonString` takes an object or a list');
  }
  return resolver.string(JSON.stringify(toPlain(value)), node);
};

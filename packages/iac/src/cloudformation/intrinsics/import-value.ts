import type { Intrinsic } from './intrinsic.ts';

/**
 * `Fn::ImportValue`: what another stack exports.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-importvalue.html
 */
export const importValue: Intrinsic = ({ node, argument, resolver }) => {
  const name = resolver.text(argument);
  if (name === undefined) return resolver.wrong(node, '`Fn::ImportValue` takes the name of an export');
  return resolver.string(resolver.opaque.letter(`\${ImportValue:${resolver.opaque.show(name)}}`), node);
};

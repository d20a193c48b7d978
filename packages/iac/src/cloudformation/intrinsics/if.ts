import { stringOf } from '@leastwise/core';
import { type Intrinsic, listArgument } from './intrinsic.ts';

/**
 * `Fn::If`: the branch that a condition chooses.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
 */
export const ifElse: Intrinsic = (call) => {
  const { node, resolver } = call;
  const [condition, then, otherwise] = listArgument(call, 3) ?? [];
  const name = stringOf(condition);
  if (name === undefined || !then || !otherwise) {
    return resolver.wrong(node, '`Fn::If` takes the name of a condition and two values');
  }
  if (!resolver.template.conditions.has(name)) {
    resolver.mistake(node.range, `\`${name}\` is no condition of this template`);
  }
  const holds = resolver.values.condition(name);
  if (holds === undefined) return resolver.unresolved(node, `it depends on the condition \`${name}\``);
  return resolver.resolve(holds ? then : otherwise);
};

import { stringOf } from '@leastwise/core';
import { PSEUDO_PARAMETERS } from '../pseudo-parameters.ts';
import type { Parameter } from '../template.ts';
import type { Call, Intrinsic } from './intrinsic.ts';

/**
 * `Ref`: the value of a parameter, or the name, ARN or id of a resource.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ref.html
 */
export const ref: Intrinsic = (call) => {
  const { node, argument, resolver } = call;
  const name = stringOf(argument);
  if (name === undefined) return resolver.wrong(node, '`Ref` takes the name of a parameter or resource');
  if (name === 'AWS::NoValue') return undefined;
  const parameter = resolver.template.parameters.get(name);
  if (parameter) return parameterValue(parameter, call);
  const resource = resolver.template.resources.get(name);
  if (resource) return resolver.string(resolver.refOf(resource), node);
  return (
    pseudoParameter(name, call) ??
    resolver.wrong(node, `\`${name}\` is no parameter or resource of this template`)
  );
};

function parameterValue(parameter: Parameter, { node, resolver }: Call) {
  const { name, type } = parameter;
  const isList = /^(CommaDelimitedList$|List<)/.test(type);
  // A value kept in Parameter Store or not to be shown is not in the template, whatever the default says.
  const isElsewhere = parameter.isSecret || type.startsWith('AWS::SSM::Parameter::');
  const value = isElsewhere ? undefined : resolver.values.valueOf(name);
  if (value === undefined) {
    const reason = `only deployment knows the value of parameter \`${name}\``;
    const isListElsewhere = isList || /<(List<|CommaDelimitedList)/.test(type);
    return isListElsewhere
      ? resolver.unresolved(node, reason, name)
      : resolver.string(resolver.opaque.letter(`\${${name}}`), node);
  }
  if (!isList) return resolver.string(value, node);
  const items = value.split(',').map((item) => resolver.string(item.trim(), node));
  return { type: 'sequence', items, range: node.range } as const;
}

function pseudoParameter(name: string, { node, resolver }: Call) {
  if (PSEUDO_PARAMETERS.has(name)) {
    return resolver.string(resolver.pseudo(name), node);
  }
  if (name === 'AWS::StackId') {
    const [partition, region, account, stack] = ['Partition', 'Region', 'AccountId', 'StackName'].map((key) =>
      resolver.pseudo(`AWS::${key}`),
    );
    const id = resolver.opaque.letter(`\${${name}}`);
    return resolver.string(`arn:${partition}:cloudformation:${region}:${account}:stack/${stack}/${id}`, node);
  }
  if (name === 'AWS::NotificationARNs') {
    return resolver.unresolved(node, 'only deployment knows the notification topics of the stack', name);
  }
  return undefined;
}

import type { Node } from '@leastwise/core';
import { stepsOf } from './addresses.ts';
import { type ConfigurationModule, type Expression, referencesOf } from './configuration.ts';

/** An attribute of a resource that an expression refers to. */
export interface ResourceReference {
  /** The address of the resource, or what those of its instances begin with. */
  readonly address: string;
  /** Absent where plans do not show it: of `aws_iam_role.app[each.key].name` they show `aws_iam_role.app`. */
  readonly attribute?: string;
}

/** How far a value is followed through variables and outputs. */
const MAX_HOPS = 32;

/**
 * The attribute of a resource that a reference means in the end, through variables and outputs of modules and the
 * values of `for_each`; undefined for what plans do not show, such as locals.
 * @param forEach what the resource that refers is made for each of
 */
export function resolveReference(
  reference: string,
  module: ConfigurationModule,
  forEach?: Node,
  hops = 0,
): ResourceReference | undefined {
  if (hops > MAX_HOPS) return undefined;
  const [first, second, third, fourth] = stepsOf(reference);
  if (first === undefined || second === undefined) return undefined;
  const follow = (expression: Expression | undefined): ResourceReference | undefined => {
    const [only, more] = referencesOf(expression?.node);
    if (!expression || only === undefined || more !== undefined) return undefined;
    return resolveReference(only, expression.module, undefined, hops + 1);
  };
  switch (first) {
    case 'var':
      return follow(module.variable(second));
    case 'module':
      return third === undefined ? undefined : follow(module.child(second).output(third));
    case 'each': {
      const each = second === 'value' && forEach ? follow({ node: forEach, module }) : undefined;
      return each && (third === undefined ? each : { ...each, attribute: third });
    }
    case 'count':
    case 'local':
    case 'path':
    case 'self':
    case 'terraform':
      return undefined;
  }
  const isData = first === 'data';
  const name = isData ? third : second;
  const attribute = (isData ? fourth : third)?.replace(/\[.*$/s, '');
  if (name === undefined) return undefined;
  const within = module.address === '' ? '' : `${module.address}.`;
  const address = `${within}${isData ? `data.${second}` : first}.${name}`;
  return { address, ...(attribute !== undefined && { attribute }) };
}

import { hasOpaque, managedPolicyArns, stringOf, valueAt } from '@leastwise/core';
import { deploymentOf } from '../deployment.ts';
import type { DataSource } from './index.ts';

let arns: ReadonlyMap<string, string> | undefined;

/** `aws_iam_policy`: a managed policy of AWS or of the account, by its name or ARN. */
export const managedPolicy: DataSource = ({ resource, attribute, range, opaque }) => {
  if (attribute !== 'arn' && attribute !== 'id') return undefined;
  const arn = valueAt(resource.body, 'arn');
  if (arn) return arn;
  const name = stringOf(valueAt(resource.body, 'name'));
  if (name === undefined) return undefined;
  arns ??= managedPolicyArns();
  const path = stringOf(valueAt(resource.body, 'path_prefix')) ?? '/';
  const { resolver } = deploymentOf(opaque);
  const own = `arn:${resolver.pseudo('AWS::Partition')}:iam::${resolver.pseudo('AWS::AccountId')}:policy${path}${name}`;
  return { type: 'scalar', value: (hasOpaque(name) ? undefined : arns.get(name)) ?? own, range };
};

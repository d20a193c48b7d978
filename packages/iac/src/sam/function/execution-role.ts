import { valueAt } from '@leastwise/core';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given } from '../template/intrinsics.ts';
import { GeneratedRole, trustOf } from '../template/role.ts';
import { addPolicies } from '../template/role-policies.ts';
import { addDeadLetterQueue } from './dead-letter-queue.ts';
import { addDestinations } from './destinations.ts';

/** A function's execution role, before its events add what they need. */
export function executionRole(resource: TemplateResource, expansion: Expansion): GeneratedRole {
  const { id, properties, idRange } = resource;
  const trust = given(properties, 'AssumeRolePolicyDocument') ?? trustOf('lambda.amazonaws.com');
  const role = new GeneratedRole(`${id}Role`, resource, trust);
  role.path = given(properties, 'RolePath');
  role.permissionsBoundary = given(properties, 'PermissionsBoundary');

  const isDurable = given(properties, 'DurableConfig') !== undefined;
  const basic = isDurable ? 'AWSLambdaBasicDurableExecutionRolePolicy' : 'AWSLambdaBasicExecutionRole';
  role.attachAws(`service-role/${basic}`, idRange);
  const tracing = given(properties, 'Tracing');
  if (tracing && expansion.text(properties, 'Tracing') !== 'Disabled') {
    role.attachAws('AWSXrayWriteOnlyAccess', tracing.range);
  }
  const vpc = valueAt(properties, 'VpcConfig');
  if (given(properties, 'VpcConfig')) {
    role.attachAws('service-role/AWSLambdaVPCAccessExecutionRole', vpc?.range ?? idRange);
  }
  addDeadLetterQueue(role, properties);
  addDestinations(role, resource, expansion);
  addPolicies(role, resource, expansion);
  return role;
}

import type { Node } from '@leastwise/core';
import { expandFunctionEvents } from '../events/function-events.ts';
import { getAtt, type Plain } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given, ifOf, isNoValue } from '../template/intrinsics.ts';
import type { GeneratedRole } from '../template/role.ts';
import { executionRole } from './execution-role.ts';
import { expandFunctionUrl } from './function-url.ts';
import { invocationTarget } from './invocation-target.ts';

/** Properties of SAM's function that Lambda's own does not have. */
const SAM_ONLY = new Set([
  'AssumeRolePolicyDocument',
  'AutoPublishAlias',
  'AutoPublishAliasAllProperties',
  'AutoPublishCodeSha256',
  'DeadLetterQueue',
  'DeploymentPreference',
  'EventInvokeConfig',
  'Events',
  'FunctionUrlConfig',
  'PermissionsBoundary',
  'Policies',
  'PropagateTags',
  'ProvisionedConcurrencyConfig',
  'Role',
  'RolePath',
]);

/**
 * A function, its execution role, what may call it and what its events bring.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function expandFunction(resource: TemplateResource, expansion: Expansion): void {
  const target = invocationTarget(resource, expansion);
  if (target.alias !== undefined) expansion.emit(target.alias, 'AWS::Lambda::Alias', { from: resource });
  const role = executionRole(resource, expansion);
  const choice = chooseRole(role, resource, expansion);
  const properties: Record<string, Plain> = {};
  for (const { key, value } of resource.properties.entries) if (!SAM_ONLY.has(key)) properties[key] = value;
  properties.Role = choice.arn;
  expansion.emit(resource.id, 'AWS::Lambda::Function', { from: resource, properties });
  expandFunctionUrl(resource, target, expansion);
  expandFunctionEvents(resource, target, role, expansion);
  if (choice.isGenerated) role.emit(expansion);
}

/** The role that the function gets: the given one, the generated one, or one of both by a condition. */
function chooseRole(
  role: GeneratedRole,
  resource: TemplateResource,
  expansion: Expansion,
): { readonly arn: Plain; readonly isGenerated: boolean } {
  const own = getAtt(role.id, 'Arn');
  const written: Node | undefined = given(resource.properties, 'Role');
  if (!written) return { arn: own, isGenerated: true };
  const choice = ifOf(expansion.resolve(written));
  if (!choice) return { arn: written, isGenerated: false };
  const { condition, then, otherwise } = choice;
  if (isNoValue(then) && isNoValue(otherwise)) return { arn: own, isGenerated: true };
  if (isNoValue(then)) {
    role.condition = condition;
    return { arn: { 'Fn::If': [condition, own, otherwise] }, isGenerated: true };
  }
  if (isNoValue(otherwise)) {
    role.condition = `NOT${condition}`;
    expansion.addCondition(role.condition, { 'Fn::Not': [{ Condition: condition }] }, written.range);
    return { arn: { 'Fn::If': [condition, then, own] }, isGenerated: true };
  }
  return { arn: written, isGenerated: false };
}

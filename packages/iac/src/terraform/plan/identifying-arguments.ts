import { PERMISSION_TYPES } from '../../cloudformation/permissions/index.ts';
import { locationsOf, type PolicyLocation } from '../../cloudformation/policy-locations.ts';
import { RESOURCE_TYPES } from '../../cloudformation/resource-types/index.ts';
import { TERRAFORM_LOCATIONS } from '../provider/policy-locations.ts';
import type { Argument } from '../provider/terraform-type.ts';
import { terraformType } from '../provider/types/index.ts';

/** Arguments of resources that only say something of another, which name that other or a policy. */
const OF_JOINS = new Set([
  'bucket',
  'group',
  'group_name',
  'groups',
  'managed_policy_arn',
  'managed_policy_arns',
  'permission_set_arn',
  'policy_arn',
  'policy_arns',
  'policy_id',
  'role',
  'role_name',
  'roles',
  'target_id',
  'user',
  'user_name',
  'users',
]);

const OF_PRINCIPALS = ['ManagedPolicyArns', 'PermissionsBoundary'];
/** Of organizational units and accounts: what they are below. */
const OF_ORGANIZATIONS = ['ParentId', 'ParentIds'];

/**
 * Whether an argument names another resource, so that its whole value can be taken for the one attribute that its
 * expression refers to. Of other arguments it is not known what they make of it.
 */
export function isIdentifying(type: string, argument: string): boolean {
  const known = terraformType(type);
  if (!known) return OF_JOINS.has(argument);
  const properties = propertiesFor(known.properties, argument);
  const naming = namingProperties(known.type);
  return properties.some((property) => naming.has(property));
}

/** Whether an argument holds policies, or the managed policies that a principal wears. */
export function holdsPolicies(type: string, argument: string): boolean {
  const known = terraformType(type);
  if (!known) return false;
  const roots = new Set([
    'ManagedPolicyArns',
    ...locations(known.type).map(({ path }) => path.split(/\[|\./)[0]!),
  ]);
  return propertiesFor(known.properties, argument).some((property) => roots.has(property));
}

function propertiesFor(properties: Readonly<Record<string, Argument>>, argument: string): string[] {
  return Object.entries(properties).flatMap(([property, from]) => {
    const path = typeof from === 'string' ? from : from.from;
    return path.split('.')[0] === argument ? property.split('.')[0]! : [];
  });
}

function namingProperties(type: string): ReadonlySet<string> {
  const names = new Set([...OF_PRINCIPALS, ...OF_ORGANIZATIONS]);
  for (const { target, wearers = {} } of locations(type)) {
    if (target !== undefined) names.add(target);
    for (const property of Object.keys(wearers)) names.add(property);
  }
  const permission = PERMISSION_TYPES.get(type);
  if (permission) names.add(permission.target);
  const name = RESOURCE_TYPES.get(type)?.name;
  if (name !== undefined) names.delete(name);
  return names;
}

function locations(type: string): readonly PolicyLocation[] {
  return locationsOf({ moreLocations: TERRAFORM_LOCATIONS }, type);
}

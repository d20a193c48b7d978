import { type Node, stringOf, valueAt } from '@leastwise/core';
import { intrinsicOf } from './intrinsic-call.ts';
import { branchesOf } from './locate.ts';
import { textOf } from './plain-nodes.ts';
import type { Template, TemplateResource } from './template.ts';

/** Units of units of units: AWS allows five levels. */
const MOST_LEVELS = 10;

/**
 * Where in the organization a template attaches a policy: a place for each of its targets, as `PolicyInContext.attachedAt`.
 * Units that the template does not declare stand below the root under the id or parameter that names them.
 * @returns undefined where it attaches it to nothing, or only where some condition holds
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-policy.html
 */
export function placesInOrganization(
  { properties }: TemplateResource,
  template: Template,
): readonly string[] | undefined {
  const targets = valueAt(properties, 'TargetIds');
  const always = targets?.type === 'sequence' ? targets.items.filter((item) => !branchesOf(item)) : [];
  if (always.length === 0) return undefined;
  return always.map((target) => placeOf(target, template, MOST_LEVELS));
}

function placeOf(target: Node, template: Template, levels: number): string {
  const call = intrinsicOf(target);
  if (call?.name === 'Fn::GetAtt') {
    const [id, attribute] = getAtt(call.argument);
    if (attribute === 'RootId') return '/';
    if (attribute === 'Id' && id !== undefined) return placeOfDeclared(id, template, levels);
  }
  const name = call?.name === 'Ref' ? stringOf(call.argument) : undefined;
  if (name !== undefined) {
    if (template.resources.has(name)) return placeOfDeclared(name, template, levels);
    const value = template.parameters.get(name)?.default;
    return value === undefined ? `/${name}` : placeOfId(value);
  }
  const id = textOf(target);
  return id === undefined ? '/unknown' : placeOfId(id);
}

function placeOfId(id: string): string {
  return /^r-[0-9a-z]{4,32}$/.test(id) ? '/' : `/${id}`;
}

/** The place of a unit or account that the template declares: below that of its parent. */
function placeOfDeclared(id: string, template: Template, levels: number): string {
  const { type, properties } = template.resources.get(id) ?? {};
  if (type === 'AWS::Organizations::Organization') return '/';
  const parents = valueAt(properties, 'ParentIds');
  const parent =
    valueAt(properties, 'ParentId') ?? (parents?.type === 'sequence' ? parents.items[0] : parents);
  const above = parent === undefined || levels === 0 ? '/' : placeOf(parent, template, levels - 1);
  const name =
    textOf(valueAt(properties, type === 'AWS::Organizations::Account' ? 'AccountName' : 'Name')) ?? id;
  return `${above === '/' ? '' : above}/${name}`;
}

function getAtt(argument: Node): readonly (string | undefined)[] {
  if (argument.type === 'sequence') return argument.items.map((item) => stringOf(item));
  return stringOf(argument)?.split('.') ?? [];
}

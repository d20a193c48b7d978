import { type DeclaredResource, type PolicyKind, valueAt } from '@leastwise/core';
import type { Site } from './locate.ts';
import { entriesOf } from './plain-nodes.ts';
import type { PolicyLocation } from './policy-locations.ts';
import type { Resolver } from './resolver.ts';
import type { TemplateResource } from './template.ts';

/** The policy's own name: beside the document in a list of policies, or a property of the resource. */
export function nameBeside(
  site: Site,
  resource: TemplateResource,
  { policyName }: PolicyLocation,
  resolver: Resolver,
): string | undefined {
  if (policyName === undefined) return undefined;
  const inList = entriesOf(site.container).find(({ key }) => key === policyName)?.value;
  const node = inList ?? valueAt(resource.properties, policyName);
  return node && resolver.text(node);
}

/** What a policy is called for people. @param others what it belongs to, where that is not the resource itself */
export function nameOf(
  { title, form }: PolicyLocation,
  { id }: Pick<DeclaredResource, 'id'>,
  kind: PolicyKind,
  policyName: string | undefined,
  others: readonly string[] | undefined,
): string {
  if (form === 'managed') {
    const what = kind === 'boundary' ? 'permissions boundary' : title;
    return `${what} ${policyName === undefined ? id : `\`${policyName}\``}`;
  }
  const owner = others && others.length > 0 ? others.join(', ') : id;
  return `${title}${policyName === undefined ? '' : ` \`${policyName}\``} of ${owner}`;
}

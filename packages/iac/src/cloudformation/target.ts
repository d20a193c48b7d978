import { hasOpaque } from '@leastwise/core';
import type { TemplateDeclaredResource } from './declared-resource.ts';
import { sitesAt } from './locate.ts';
import type { PolicyLocation } from './policy-locations.ts';
import { type Reference, referencesIn } from './references.ts';
import { arnByName } from './resource-values.ts';
import type { TemplateResource } from './template.ts';
import type { Wiring } from './wiring.ts';

/** What a resource policy is attached to. */
export interface Target {
  /** Its ARN, where the policy is attached to one resource whose ARN is known at least in part. */
  readonly arn?: string;
  /** Logical ids of the resources of the template that it is attached to. */
  readonly ids: readonly string[];
}

/** What a policy is attached to: its owner, or what its owner names. */
export function targetOf(
  resource: TemplateResource,
  location: Pick<PolicyLocation, 'target' | 'attachedTo'>,
  declared: ReadonlyMap<string, TemplateDeclaredResource>,
  wiring: Wiring,
): Target {
  const owner = declared.get(resource.id)!;
  const { target, attachedTo: type = resource.type } = location;
  if (target === undefined) {
    const isOwner = type === resource.type;
    return {
      ...(isOwner && owner.arn !== undefined && { arn: owner.arn }),
      ids: isOwner ? [resource.id] : [],
    };
  }
  const references = sitesAt(resource.properties, target).flatMap(
    ({ node }) => referencesIn(node, owner.resolver).found,
  );
  const arns = new Set<string>();
  const ids: string[] = [];
  for (const reference of references) {
    const id = wiring.resolve(reference, type);
    if (id !== undefined) ids.push(id);
    const arn = (id !== undefined && declared.get(id)?.arn) || arnFrom(reference, type, owner);
    if (arn !== undefined) arns.add(arn);
  }
  const [arn] = arns.size === 1 ? arns : [];
  return { ...(arn !== undefined && { arn }), ids: [...new Set(ids)] };
}

/** The ARN that a reference is, or that its name or URL gives. */
function arnFrom(
  { text }: Reference,
  type: string,
  { resolver }: TemplateDeclaredResource,
): string | undefined {
  if (text.startsWith('arn:')) return text;
  const name = /^https?:/.test(text) ? text.slice(text.lastIndexOf('/') + 1) : text;
  // A whole unknown may be an ARN as well as a name.
  return name.length === 1 && hasOpaque(name) && type !== 'AWS::S3::Bucket'
    ? undefined
    : arnByName(type, name, resolver);
}

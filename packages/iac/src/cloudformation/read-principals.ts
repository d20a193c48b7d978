import type { DeclaredPrincipal, ManagedPolicyAttachment, PolicyInContext } from '@leastwise/core';
import type { TemplateDeclaredResource } from './declared-resource.ts';
import { PRINCIPAL_TYPES } from './principal-types.ts';
import type { Wiring } from './wiring.ts';

/** The users, groups, roles and permission sets of a template, each with all it wears. */
export function readPrincipals(
  declared: ReadonlyMap<string, TemplateDeclaredResource>,
  wiring: Wiring,
  policies: readonly PolicyInContext[],
): DeclaredPrincipal[] {
  const worn = new Map<string, PolicyInContext[]>();
  const byOwner = new Map<string, PolicyInContext[]>();
  for (const policy of policies) {
    if (policy.owner) put(byOwner, policy.owner.id, policy);
    if (policy.kind === 'identity') for (const id of policy.wornBy ?? []) put(worn, id, policy);
  }
  const principals: DeclaredPrincipal[] = [];
  for (const [id, { policies: named, attachments, boundary, incomplete }] of wiring.attached) {
    const resource = declared.get(id)!;
    const bound = boundary && boundaryOf(boundary, byOwner);
    const isBoundary = (policy: PolicyInContext) =>
      policy === bound && !named.includes(policy.owner?.id ?? '');
    const trust = byOwner.get(id)?.find(({ kind }) => kind === 'trust');
    principals.push({
      kind: PRINCIPAL_TYPES[resource.type]!.kind,
      resource,
      policies: (worn.get(id) ?? []).filter((policy) => !isBoundary(policy)),
      attachments,
      ...(bound && { boundary: bound }),
      ...(trust && { trust }),
      ...(incomplete !== undefined && { incomplete }),
    });
  }
  return principals;
}

function boundaryOf(
  boundary: { readonly id: string } | ManagedPolicyAttachment,
  byOwner: ReadonlyMap<string, readonly PolicyInContext[]>,
): PolicyInContext | ManagedPolicyAttachment | undefined {
  return 'id' in boundary ? byOwner.get(boundary.id)?.[0] : boundary;
}

function put(map: Map<string, PolicyInContext[]>, key: string, policy: PolicyInContext): void {
  const list = map.get(key);
  if (list) list.push(policy);
  else map.set(key, [policy]);
}

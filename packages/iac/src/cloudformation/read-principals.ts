import type { DeclaredPrincipal, ManagedPolicyAttachment, PolicyInContext } from '@leastwise/core';
import type { TemplateDeclaredResource } from './declared-resource.ts';
import { groupBy } from './group-by.ts';
import { PRINCIPAL_TYPES } from './principal-types.ts';
import type { PolicyReader } from './read-policies.ts';
import type { Template } from './template.ts';
import { type Deployments, type Guard, worldsOf } from './variants.ts';
import type { Wiring } from './wiring.ts';
import type { World } from './world.ts';

/** What a principal wears in one way of deploying the template. */
type Outfit = Pick<DeclaredPrincipal, 'policies' | 'attachments' | 'boundary' | 'trust'>;

/**
 * The users, groups, roles and permission sets of a template, each with all it wears. One that wears different
 * things depending on conditions is there once for each way, so that a Deny of one way never hides an Allow of
 * another.
 */
export function readPrincipals(
  template: Template,
  deployments: Deployments,
  declared: ReadonlyMap<string, TemplateDeclaredResource>,
  wiring: Wiring,
  reader: PolicyReader,
): DeclaredPrincipal[] {
  const byOwner = groupBy(reader.policies, ({ owner }) => owner?.id);
  const links = groupBy(wiring.links, ({ principalId }) => principalId);
  const principals: DeclaredPrincipal[] = [];
  for (const { id, type, condition } of template.resources.values()) {
    const kind = PRINCIPAL_TYPES.get(type)?.kind;
    if (!kind) continue;
    const guards = condition === undefined ? [] : [{ condition, holds: true }];
    const { variants, isComplete } = deployments.forEach(guards, (_, world): Outfit => {
      const existing = (owner: string) =>
        (byOwner.get(owner) ?? []).filter((policy) => reader.exists(policy, world));
      const own = existing(id);
      const policies = own.filter((policy) => policy.kind === 'identity');
      const attachments: ManagedPolicyAttachment[] = [];
      const boundaries: (PolicyInContext | ManagedPolicyAttachment)[] = [];
      for (const { use, policy, guards: needed } of links.get(id) ?? []) {
        if (!hold(needed, world)) continue;
        const worn = 'id' in policy ? existing(policy.id) : [policy.attachment];
        if (use === 'boundary') boundaries.push(...worn);
        else for (const one of worn) 'policy' in one ? policies.push(one) : attachments.push(one);
      }
      const trust = own.find((policy) => policy.kind === 'trust');
      const [boundary] = boundaries;
      return {
        policies: [...new Set(policies)],
        attachments,
        ...(boundary && { boundary }),
        ...(trust && { trust }),
      };
    });
    const resource = declared.get(id)!;
    const more = resource.isElsewhere ? 'what else it wears is not here' : wiring.incomplete.get(id);
    const incomplete = isComplete ? more : 'its conditions give it too many forms';
    const outfits = distinct(variants);
    for (const { outfit, worlds } of outfits) {
      principals.push({
        kind,
        resource,
        ...outfit,
        ...(incomplete !== undefined && { incomplete }),
        ...(outfits.length > 1 && { variant: Object.fromEntries(worlds[0]!.asked) }),
        ...worldsOf(worlds.map(({ asked }) => asked)),
      });
    }
  }
  return principals;
}

function hold(guards: readonly Guard[], world: World): boolean {
  return guards.every(({ condition, holds }) => world.condition(condition) === holds);
}

function distinct(
  variants: readonly { value: Outfit; world: World }[],
): { outfit: Outfit; worlds: World[] }[] {
  const found: { outfit: Outfit; worlds: World[] }[] = [];
  for (const { value: outfit, world } of variants) {
    const same = found.find((other) => isSame(other.outfit, outfit));
    if (same) same.worlds.push(world);
    else found.push({ outfit, worlds: [world] });
  }
  return found;
}

function isSame(a: Outfit, b: Outfit): boolean {
  return (
    a.boundary === b.boundary &&
    a.trust === b.trust &&
    areSame(a.policies, b.policies) &&
    areSame(a.attachments, b.attachments)
  );
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

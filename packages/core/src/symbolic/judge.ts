import type { CaseFacts } from './cases/case-facts.ts';
import type { CaseLayers } from './compiled-layers.ts';
import { hasNoIdentity } from './layers/identity.ts';
import { KINDS_WITH_ACCOUNT } from './principals/caller-kinds.ts';
import type { StatementRegion } from './region.ts';

/** A list of statements, one of which must cover a request, or none of which may. */
type Statements = readonly StatementRegion[];

/** One way for a request to come out as it does: one statement of each list covers it, and none of the others. */
export interface Way {
  readonly covering: readonly Statements[];
  readonly sparing: Statements;
}

const WHATEVER: Way = { covering: [], sparing: [] };

/**
 * The ways in which requests of a case come to be allowed: every gate (service control policies, VPC endpoint) lets
 * them through, identity and resource policies grant them between them, and no Deny covers them.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function waysToAllow(facts: CaseFacts, layers: CaseLayers): readonly Way[] {
  if (isRefused(facts)) return [];
  if (facts.service.isAlwaysAllowed) return [WHATEVER];
  return grants(facts, layers).map((granting) => ({
    covering: [...layers.gates, ...granting],
    sparing: layers.denies,
  }));
}

/** The ways in which requests of a case come to be refused, explicitly or for want of an Allow. */
export function waysToRefuse(facts: CaseFacts, layers: CaseLayers): readonly Way[] {
  if (isRefused(facts)) return [WHATEVER];
  if (facts.service.isAlwaysAllowed) return [];
  // A request is not granted when something is missing of each way to grant it.
  let missing: readonly ReadonlySet<Statements>[] = [new Set()];
  for (const granting of grants(facts, layers))
    missing = missing.flatMap((lists) =>
      granting.some((list) => lists.has(list)) ? [lists] : granting.map((list) => new Set([...lists, list])),
    );
  return [
    { covering: [layers.denies], sparing: [] },
    ...layers.gates.map((gate) => ({ covering: [], sparing: gate })),
    ...missing.map((lists) => ({ covering: [], sparing: [...lists].flat() })),
  ];
}

/** Whether a service turns the requests of a case away, whatever policies say. */
function isRefused({ service, kind, isSameAccount }: CaseFacts): boolean {
  if (service.refuses.has(kind)) return true;
  if (!service.staysInAccount || service.isAlwaysAllowed) return false;
  return KINDS_WITH_ACCOUNT.has(kind) ? !isSameAccount : kind !== 'service';
}

/**
 * What grants a request, in each way: lists that must all have a statement that covers it. Within one account identity or
 * resource policies do, across accounts both must. What the resource's policy grants to the user or session itself, or
 * to everyone, no boundary or session policy limits; what it grants to the role is capped by both.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
function grants(facts: CaseFacts, layers: CaseLayers): readonly (readonly Statements[])[] {
  const { resource, caps, identity } = layers;
  if (hasNoIdentity(facts)) return [[resource.direct]];
  const own = [...identity, ...caps];
  const { resourcePolicy } = facts.service;
  if (resourcePolicy === 'not-needed') return [own];
  if (!facts.isSameAccount) return [[...own, [...resource.direct, ...resource.role, ...resource.account]]];
  if (resourcePolicy === 'ignored') return [own];
  const byResource = [[resource.direct], [resource.role, ...caps]];
  return [...byResource, resourcePolicy === 'required' ? [resource.account, ...own] : own];
}

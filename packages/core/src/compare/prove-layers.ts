import type { Catalog } from '../catalog/model.ts';
import type { Authorization } from '../evaluate/authorize.ts';
import type { Explanation } from '../evaluate/explanation.ts';
import type { LayerName } from '../evaluate/policy-layers.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { Request } from '../request/request.ts';
import type { Outcome } from '../symbolic/find-outcome.ts';
import type { LayersInContext } from '../symbolic/layers-in-context.ts';
import { inOrganization } from './in-organization.ts';
import { type RequestSet, spaceOfSet } from './request-set.ts';
import { isPossible } from './under-layers.ts';

/** What became of a claim about all requests of a set under all layers. */
export interface LayersProof {
  readonly verdict: 'proved' | 'refuted' | 'unknown';
  /** Of a refuted claim: a request that it is not true of, as the evaluator confirms through all layers. */
  readonly witness?: Request;
  /** Of a refuted claim: a statement that allows the request, or that denies it. */
  readonly cause?: { readonly statement: Statement; readonly policy: PolicyInContext };
  /** Of a refuted claim: how the request is decided. */
  readonly explanation?: Explanation;
  /** Why it is unknown. */
  readonly reason?: string;
  /** What was taken to hold beside the policies, for people: a sentence part. */
  readonly assumed?: string;
}

/** Proves that no request of a set is allowed under all layers, over actions that exist and those that AWS may add. */
export function proveNeverUnder(catalog: Catalog, layers: LayersInContext, set: RequestSet): LayersProof {
  return prove(catalog, 'allowed', layers, set);
}

/** Proves that every request of a set is allowed under all layers. */
export function proveAlwaysUnder(catalog: Catalog, layers: LayersInContext, set: RequestSet): LayersProof {
  return prove(catalog, 'refused', layers, set);
}

/** Proves that no request of a set comes out in one way. */
function prove(catalog: Catalog, against: Outcome, given: LayersInContext, set: RequestSet): LayersProof {
  const { layers, limits, assumed } = inOrganization(given, set);
  const found = isPossible(catalog, against, layers, spaceOfSet(catalog, set, limits));
  if (found.possible === 'no') return { verdict: 'proved', assumed };
  if (found.possible === 'unknown') return { verdict: 'unknown', reason: found.reason, assumed };
  const { request, authorization } = found;
  const cause = causeOf(authorization, against, given);
  return {
    verdict: 'refuted',
    witness: request,
    ...(cause && { cause }),
    explanation: authorization.explanation,
    assumed,
  };
}

/** The order in which a statement that grants a request is looked for: who calls first. */
const GRANTING: readonly LayerName[] = ['identity', 'resource', 'session', 'boundary', 'endpoint', 'scp'];

/** A statement of the policies given that allows a request, or that denies it. */
function causeOf(
  { explanation: { layers } }: Authorization,
  outcome: Outcome,
  given: LayersInContext,
): LayersProof['cause'] {
  const effect = outcome === 'allowed' ? 'Allow' : 'Deny';
  const bound = layers.filter(({ notBound }) => notBound === undefined);
  const ordered =
    outcome === 'allowed' ? GRANTING.flatMap((name) => bound.filter(({ layer }) => layer === name)) : bound;
  for (const { layer, level, policies } of ordered) {
    for (const [at, { statements }] of policies.entries()) {
      const matching = statements.find((one) => one.effect === effect && one.matches === 'yes');
      const policy = matching && policyAt(given, layer, level, at);
      const statement = policy?.policy.statements.find(({ index }) => index === matching?.index);
      if (policy && statement) return { statement, policy };
    }
  }
  return undefined;
}

function policyAt(
  given: LayersInContext,
  layer: LayerName,
  level: number | undefined,
  at: number,
): PolicyInContext | undefined {
  const list = layer === 'scp' || layer === 'rcp' ? given[`${layer}s`] : given[layer];
  if (list === undefined || list === 'unknown') return undefined;
  const policies = level === undefined ? list : list[level];
  return Array.isArray(policies) ? policies[at] : undefined;
}

import type { Catalog } from '../catalog/model.ts';
import { callerOf } from '../match/caller.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { Request } from '../request/request.ts';
import { widened } from '../symbolic/widened.ts';
import type { Difference } from './comparison.ts';
import type { Found } from './differences.ts';
import { findBeyond } from './find-beyond.ts';
import type { RequestSet } from './request-set.ts';

/** What became of a claim about all requests of a set. */
export interface Proof {
  readonly verdict: 'proved' | 'refuted' | 'unknown';
  /** Of a refuted claim: a request that it is not true of, as the evaluator confirms. */
  readonly witness?: Request;
  /** Of a refuted claim: more about the requests that it is not true of. */
  readonly difference?: Difference;
  /** Why it is unknown. */
  readonly reason?: string;
}

/** Proves that policies allow no request of a set, over actions that exist and those that AWS may add. */
export function proveNever(
  catalog: Catalog,
  policies: readonly PolicyInContext[],
  { policy: set, known }: RequestSet,
): Proof {
  const find = (held: readonly PolicyInContext[]): Found =>
    findBeyond(catalog, { here: held, there: [], among: [set], known });
  const found = find(policies);
  if (found.differences.length > 0 || found.unknown !== undefined) return proofOf(found);
  // An unknown text equals nothing but itself above, and may turn out to be one of the set.
  const possible = find(policies.map((policy) => widened(policy, known)));
  if (possible.differences.length > 0 || possible.unknown !== undefined) {
    return {
      verdict: 'unknown',
      reason: 'a policy variable or an unresolved value decides whether one is allowed',
    };
  }
  return proofOf(found);
}

/** Proves that policies allow every request of a set. */
export function proveAlways(
  catalog: Catalog,
  policies: readonly PolicyInContext[],
  { policy: set, known }: RequestSet,
): Proof {
  return proofOf(findBeyond(catalog, { here: [set], there: policies, known }));
}

/** Proves that policies allow nothing that reference policies do not. */
export function proveWithin(
  catalog: Catalog,
  policies: readonly PolicyInContext[],
  reference: readonly PolicyInContext[],
): Proof {
  return proofOf(findBeyond(catalog, { here: policies, there: reference }));
}

/** A request without the condition keys that follow from who makes it. */
function plain({ context = {}, ...request }: Request): Request {
  const { keys } = callerOf(request.principal);
  const rest = Object.entries(context).filter(([key, value]) => keys.get(key.toLowerCase()) !== value);
  return { ...request, ...(rest.length > 0 && { context: Object.fromEntries(rest) }) };
}

function proofOf({ differences: [first], unknown }: Found): Proof {
  if (first) return { verdict: 'refuted', witness: plain(first.request), difference: first };
  return unknown === undefined ? { verdict: 'proved' } : { verdict: 'unknown', reason: unknown };
}

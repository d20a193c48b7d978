import { NO, or, type Truth, UNKNOWN, YES } from '../match/truth.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import type { Request } from '../request/request.ts';
import { compilePolicy } from './compile-policies.ts';
import { matchesTarget } from './compile-statement.ts';
import type { Decision } from './judge.ts';
import { ResolvedRequest } from './resolved-request.ts';

/** What policies say by themselves, apart from all other layers. */
export interface PoliciesDecision {
  readonly decision: Decision;
  /** The statement that allows or denies, and its policy. */
  readonly statement?: Statement;
  readonly policy?: Policy;
}

/** Policies to ask by themselves. */
export interface PoliciesQuestion {
  readonly policies: readonly Policy[];
  /** A policy that must allow as well. */
  readonly boundary?: Policy;
  readonly request: Request;
  /** Whether parts of the policies that are known only at deployment count as unknown, or as not there. */
  readonly unreadParts?: 'unknown' | 'ignored';
}

/**
 * What policies say of a request by themselves: some statement allows, no statement of theirs or of the
 * boundary denies, and the boundary allows. What the answer means for the request as a whole is another
 * question (see `authorize`): a resource policy that names only the caller's account allows here.
 * @throws InvalidRequestError when the principal or the action of the request cannot be
 */
export function evaluatePolicies({
  policies,
  boundary,
  request,
  unreadParts,
}: PoliciesQuestion): PoliciesDecision {
  const resolved = new ResolvedRequest(request, boundary !== undefined);
  const open = unreadParts === 'ignored' ? NO : UNKNOWN;
  const all = boundary ? [...policies, boundary] : policies;
  const deny = firstMatch(all, 'Deny', resolved, open);
  if (deny.truth === YES) return { decision: 'explicitly-denied', ...deny.grant };
  const allow = firstMatch(policies, 'Allow', resolved, open);
  const cap = boundary ? firstMatch([boundary], 'Allow', resolved, open).truth : YES;
  if (allow.truth === NO || cap === NO) return { decision: 'implicitly-denied' };
  const isOpen = deny.truth === UNKNOWN || allow.truth === UNKNOWN || cap === UNKNOWN;
  return { decision: isOpen ? 'depends' : 'allowed', ...allow.grant };
}

/** What one policy says of a request by itself. */
export function evaluatePolicy(policy: Policy, request: Request): PoliciesDecision {
  return evaluatePolicies({ policies: [policy], request });
}

/** The first statement of an effect that surely matches, and whether any may. */
function firstMatch(
  policies: readonly Policy[],
  effect: Statement['effect'],
  request: ResolvedRequest,
  open: Truth,
): { readonly truth: Truth; readonly grant?: Pick<PoliciesDecision, 'statement' | 'policy'> } {
  let truth: Truth = NO;
  for (const policy of policies) {
    if (policy.unread.length > 0) truth = or(truth, open);
    for (const compiled of compilePolicy(policy).statements) {
      const { statement } = compiled;
      if (statement.effect !== effect || !compiled.coversAction(request.action)) continue;
      if (compiled.reach?.(request) === 'none') continue;
      const one = matchesTarget(compiled, request);
      if (one === YES) return { truth: YES, grant: { statement, policy } };
      truth = or(truth, one);
    }
  }
  return { truth };
}

import { evaluatePolicies } from '../evaluate/evaluate-policies.ts';
import type { Request } from '../request/request.ts';
import type { PolicySet } from './policy-set.ts';
import type { Answer } from './question.ts';

/**
 * Evaluates a request that was found, one statement after the other.
 * @returns the answer that it makes; undefined when it is not allowed for certain
 */
export function replay({ policies, boundary }: PolicySet, request: Request): Answer | undefined {
  const { decision, statement, policy } = evaluatePolicies({
    policies: policies.map((one) => one.policy),
    ...(boundary && { boundary: boundary.policy }),
    request,
    unreadParts: 'ignored',
  });
  if (decision !== 'allowed' || !statement) return undefined;
  const granting = policies.find((one) => one.policy === policy);
  return granting && { possible: 'yes', witness: { ...request, decision }, statement, policy: granting };
}

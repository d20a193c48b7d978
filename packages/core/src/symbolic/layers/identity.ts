import type { CaseFacts } from '../cases/case-facts.ts';
import { KINDS_WITH_ACCOUNT } from '../principals/caller-kinds.ts';
import type { LayerRule } from './layer-rule.ts';

/** Whether callers have no policies of their own, since they belong to no account. */
export function hasNoIdentity({ kind }: CaseFacts): boolean {
  return !KINDS_WITH_ACCOUNT.has(kind);
}

/**
 * Identity policies count for users, roles and their sessions; the root user may do everything without any.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
export const identityCounts: LayerRule = (facts) => !hasNoIdentity(facts) && facts.kind !== 'root';

import type { ResolvedRequest } from '../resolved-request.ts';
import type { LayerRule } from './layer-rule.ts';

/**
 * Whether the caller has no policies of its own, so that the resource's policy alone decides: services,
 * anonymous callers, identity providers and canonical users, which belong to no account.
 */
export function hasNoIdentity({ caller }: ResolvedRequest): boolean {
  return caller.account === undefined;
}

/**
 * Identity policies count for users, roles and their sessions. The root user has no need of them.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
export const identityRule: LayerRule = (request) => {
  if (hasNoIdentity(request)) return 'caller-has-no-identity-policies';
  return request.caller.kind === 'root' ? 'root-user-has-full-access' : undefined;
};

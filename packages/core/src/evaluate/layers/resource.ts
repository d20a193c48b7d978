import { NO, or, type Truth, UNKNOWN, YES } from '../../match/truth.ts';
import type { ActionStatements } from '../compile-policies.ts';
import { matchesTarget } from '../compile-statement.ts';
import type { ResolvedRequest } from '../resolved-request.ts';
import type { ResourcePolicyRole } from '../services/service-semantics.ts';
import type { LayerRule } from './layer-rule.ts';

/** What the resource's policy has to say about a request. */
export function resourcePolicyRole(request: ResolvedRequest): ResourcePolicyRole {
  return request.semantics.resourcePolicy?.(request) ?? 'optional';
}

/** The resource's policy counts unless the service does not look at one, or does not let it lock its account out. */
export const resourceRule: LayerRule = (request) => {
  const role = resourcePolicyRole(request);
  if (role === 'ignored' || role === 'not-needed') return 'resource-policy-not-used';
  const { caller, isSameAccount, semantics } = request;
  return caller.kind === 'root' && isSameAccount && semantics.sparesRoot?.(request)
    ? 'root-user-is-not-locked-out'
    : undefined;
};

/** What the resource's policy allows, by how it names the caller. */
export interface ResourceGrants {
  /** To the user, session, service or provider itself, or to everyone. */
  readonly direct: Truth;
  /** To the role whose session calls. */
  readonly role: Truth;
  /** To the caller's account, for its identity policies to hand on. */
  readonly account: Truth;
}

/** What a resource without a policy grants. */
export const NO_GRANTS: ResourceGrants = { direct: NO, role: NO, account: NO };
const PERHAPS: ResourceGrants = { direct: UNKNOWN, role: UNKNOWN, account: UNKNOWN };

/**
 * What the resource's policy allows.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function resourceGrants(
  policies: ActionStatements | undefined,
  request: ResolvedRequest,
): ResourceGrants {
  if (policies === undefined) return NO_GRANTS;
  let { direct, role, account } = policies.otherwise === UNKNOWN ? PERHAPS : NO_GRANTS;
  for (const statement of policies.allows) {
    const reach = statement.reach?.(request);
    if (reach === 'none') continue;
    const truth = matchesTarget(statement, request);
    if (reach === 'account') account = or(account, truth);
    else if (reach === 'role') role = or(role, truth);
    else direct = or(direct, truth);
    if (direct === YES) break;
  }
  return { direct, role, account };
}

import { hasNoIdentity } from './identity.ts';
import type { LayerRule } from './layer-rule.ts';

/**
 * Service control policies bind the principals of member accounts, their root users included: not the
 * management account, service-linked roles, services, or callers from outside. The levels given are those of the caller's account.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export const scpRule: LayerRule = (request) => {
  if (hasNoIdentity(request)) return 'caller-is-outside-the-organization';
  if (request.caller.kind === 'service-linked-role') return 'service-linked-role';
  return request.isManagementAccount(request.caller.account) ? 'management-account' : undefined;
};

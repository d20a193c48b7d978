import { RCP_SERVICES } from '../../catalog/rcp-services.ts';
import type { LayerRule } from './layer-rule.ts';

/**
 * Resource control policies bind whoever calls, on the resources of member accounts and of the services that
 * support them: not the management account's resources, and not service-linked roles. `RCPFullAWSAccess` is always attached, so
 * that only their Denies count.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export const rcpRule: LayerRule = (request) => {
  if (request.caller.kind === 'service-linked-role') return 'service-linked-role';
  if (!RCP_SERVICES.prefixes.has(request.service)) return 'service-without-rcps';
  if (request.semantics.isExemptFromRcps?.(request)) return 'request-exempt-from-rcps';
  return request.isManagementAccount(request.resourceAccount) ? 'management-account' : undefined;
};

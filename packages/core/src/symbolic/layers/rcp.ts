import type { LayerRule } from './layer-rule.ts';

/**
 * Resource control policies bind whoever calls but service-linked roles, on resources of member accounts and of the
 * services that support them. Since `RCPFullAWSAccess` is always attached, only their Denies count.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export const rcpCounts: LayerRule = ({ kind, service, isResourceInManagement }) =>
  kind !== 'service-linked-role' && service.hasRcps && !isResourceInManagement;

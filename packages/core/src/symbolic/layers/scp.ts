import { hasNoIdentity } from './identity.ts';
import type { LayerRule } from './layer-rule.ts';

/**
 * Service control policies bind the principals of member accounts, their root users included.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export const scpCounts: LayerRule = (facts) =>
  !hasNoIdentity(facts) && facts.kind !== 'service-linked-role' && !facts.isCallerInManagement;

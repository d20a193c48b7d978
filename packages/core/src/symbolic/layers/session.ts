import { identityCounts } from './identity.ts';
import type { LayerRule } from './layer-rule.ts';

/**
 * Session policies cap identity policies, so they count for whom those count.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
 */
export const sessionCounts: LayerRule = identityCounts;

import { identityCounts } from './identity.ts';
import type { LayerRule } from './layer-rule.ts';

/**
 * A permissions boundary caps identity policies, so it counts for whom they count.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export const boundaryCounts: LayerRule = identityCounts;

import { hasNoIdentity } from './identity.ts';
import type { LayerRule } from './layer-rule.ts';

/**
 * Session policies cap what a session may do: also of the root user, whose sessions of `AssumeRoot` have one.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 */
export const sessionCounts: LayerRule = (facts) => !hasNoIdentity(facts);

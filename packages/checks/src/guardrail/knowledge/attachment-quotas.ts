import type { PolicyKind } from '@leastwise/core';

/**
 * How many guardrails of a kind can be attached to one root, unit or account, as of November 2026.
 * `RCPFullAWSAccess` is always attached and counts.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const ATTACHED_AT_MOST: Partial<Readonly<Record<PolicyKind, number>>> = { scp: 10, rcp: 5 };

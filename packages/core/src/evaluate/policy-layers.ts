import type { Policy } from '../policy/policy.ts';

/** The places policies come from, in the order in which decisions are explained. */
export const LAYERS = ['scp', 'rcp', 'endpoint', 'resource', 'identity', 'boundary', 'session'] as const;

/** A place policies come from. */
export type LayerName = (typeof LAYERS)[number];

/** Policies that exist but are not here: the decision may depend on them. */
type UnknownPolicies = 'unknown';

/** The policies of one layer. */
export type LayerPolicies = Policy | readonly Policy[] | UnknownPolicies;

/** Policies by level: the organization's root first, then each organizational unit, then the account. */
export type LeveledPolicies = readonly (readonly Policy[])[] | UnknownPolicies;

/**
 * All policies that bear on a request, by layer. A layer that is left out does not exist: there are no
 * identity policies, there is no boundary, the account is in no organization. `unknown` says that there may
 * be policies which nobody has here.
 */
export interface PolicyLayers {
  /** Inline and managed policies of the user or role, and of the user's groups. */
  readonly identity?: LayerPolicies;
  /** The permissions boundary of the user or role. */
  readonly boundary?: LayerPolicies;
  /** Session policies passed when the session was made; several add up. */
  readonly session?: LayerPolicies;
  /** The policy of the resource: bucket policy, key policy, trust policy and the like. */
  readonly resource?: LayerPolicies;
  /** Service control policies on the way to the caller's account. */
  readonly scps?: LeveledPolicies;
  /** Resource control policies on the way to the resource's account. */
  readonly rcps?: LeveledPolicies;
  /** The policy of the VPC endpoint that the request passes through. */
  readonly endpoint?: LayerPolicies;
}

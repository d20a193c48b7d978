import type { FixEffect, Location, Request, Severity } from '@leastwise/core';

/** A fix that was made, or would be. */
export interface AppliedFix {
  /** The check whose finding it mends. */
  readonly check: string;
  readonly severity: Severity;
  readonly title: string;
  readonly effect: FixEffect;
  /** Where the finding was, in the file as it was before the round of fixes that this one is of. */
  readonly location: Location;
  /** A request that is not possible any more. */
  readonly lost?: Request;
  /** A request that has become possible. */
  readonly gained?: Request;
}

/** A fix that a check proposes and that was not made. */
export interface RefusedFix {
  readonly check: string;
  readonly title: string;
  readonly location: Location;
  /**
   * `unwritable`: it cannot be written on what stands there; `unproved`: what it does is not known; `not-as-said`: it
   * does more than the check says; `not-chosen`: it is proved, and of an effect that was not asked for.
   */
  readonly code: 'unwritable' | 'unproved' | 'not-as-said' | 'not-chosen';
  readonly reason: string;
}

/** What fixing came to. */
export interface Fixing {
  /** Whether nothing was written. */
  readonly dryRun: boolean;
  readonly applied: readonly AppliedFix[];
  /** Of the findings that are left. */
  readonly refused: readonly RefusedFix[];
  /** The changes as a unified diff, for a dry run. */
  readonly diff?: string;
}

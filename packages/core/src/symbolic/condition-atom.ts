import type { KeyDomain } from './value/key-domain.ts';

/** One key of a condition block as a constraint on that key. */
export interface ConditionAtom {
  /** In lower case. */
  readonly key: string;
  /** The key as the policy writes it. */
  readonly name: string;
  /** Values for which the condition holds. */
  readonly matching: KeyDomain;
  /** Values for which it does not: the complement. */
  readonly failing: KeyDomain;
  /** Set when the condition could not be modelled: why. The domains then say nothing. */
  readonly uncertain?: string;
}

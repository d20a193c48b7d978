import type { BaseDomain, Region } from '../region.ts';
import type { KnownValue } from '../variables.ts';
import type { CaseFacts } from './case-facts.ts';

/** Requests of which all that the order of evaluation asks is the same. */
export interface RequestCase {
  readonly facts: CaseFacts;
  readonly start: Region;
  /** What policy variables are in all of its requests. */
  readonly known: KnownValue;
  /** What keys may hold. */
  readonly base: BaseDomain;
  /**
   * The resource's account where the resource does not name it: null when nobody says; undefined when it is any but
   * the caller's.
   */
  readonly owner: string | null | undefined;
}

import type { ContextValue } from '../request/request.ts';

/** Stands for the value of a condition key that may or may not be in the request, nobody knows with what value. */
export const UNKNOWN_VALUE = Symbol('unknown value');

/** What looking up a condition key gives: its value, undefined when absent, or the mark for an unknown one. */
export type LookedUp = ContextValue | undefined | typeof UNKNOWN_VALUE;

/** Where condition keys of a request are looked up. */
export interface ContextLookup {
  /**
   * @param folded the key in lower case; key names are case-insensitive
   * @param written the key as the policy writes it, which is the likeliest spelling in the request
   */
  lookup(folded: string, written: string): LookedUp;
}

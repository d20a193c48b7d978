/**
 * Whether something holds for a request, in Kleene's logic: no, yes, or not known because part of the
 * request or of a policy is not known. Ordered, so that `and` is the smaller and `or` the larger.
 */
export type Truth = 0 | 1 | 2;

export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;

/** Both hold. */
export function and(a: Truth, b: Truth): Truth {
  return a < b ? a : b;
}

/** Either holds. */
export function or(a: Truth, b: Truth): Truth {
  return a > b ? a : b;
}

/** The opposite; what is unknown stays so. */
export function not(a: Truth): Truth {
  return (2 - a) as Truth;
}

/** The truth of something that is known. */
export function known(holds: boolean): Truth {
  return holds ? YES : NO;
}

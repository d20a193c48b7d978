/**
 * A set of values of a condition key as one family of operators sees them. Every family counts the values
 * that it cannot parse as one more kind of value, so that complements are exact.
 */
export interface ValueSet<Self> {
  readonly isEmpty: boolean;
  intersection(other: Self): Self;
  complement(): Self;
  /** A value of the set, as a request would carry it; undefined when the set is empty. */
  example(): string | undefined;
}

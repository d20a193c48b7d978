import fc from 'fast-check';
import { DisagreementError } from '../fuzz-property.ts';

/** @throws DisagreementError when what a domain says is not what trying every member says */
export function agree(what: string, actual: unknown, expected: unknown, details: object): void {
  if (actual !== expected) throw new DisagreementError(what, { actual, expected, ...details });
}

/** A set and its members among the samples, made by the same random steps. */
export interface Pair<S, M = number> {
  readonly set: S;
  readonly has: (sample: M) => boolean;
  readonly how: string;
}

/** An operation on two of the sets so far, of which a complement takes one. */
type Step = readonly ['union' | 'intersection' | 'complement', number, number];

/** Random steps that make more sets of some. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(
    fc.constantFrom('union' as const, 'intersection' as const, 'complement' as const),
    fc.nat(99),
    fc.nat(99),
  ),
  { maxLength: 6 },
);

interface SetOperations<S> {
  union?(other: S): S;
  intersection(other: S): S;
  complement(): S;
}

/** Every set that the steps make of some to begin with. */
export function combine<S extends SetOperations<S>, M = number>(
  start: readonly Pair<S, M>[],
  taken: readonly Step[],
): Pair<S, M>[] {
  const all = [...start];
  for (const [operation, left, right] of taken) {
    const a = all[left % all.length]!;
    const b = all[right % all.length]!;
    if (operation === 'complement')
      all.push({ set: a.set.complement(), has: (one) => !a.has(one), how: `not(${a.how})` });
    else if (operation === 'intersection')
      all.push({
        set: a.set.intersection(b.set),
        has: (one) => a.has(one) && b.has(one),
        how: `and(${a.how}, ${b.how})`,
      });
    else if (a.set.union)
      all.push({
        set: a.set.union(b.set),
        has: (one) => a.has(one) || b.has(one),
        how: `or(${a.how}, ${b.how})`,
      });
  }
  return all;
}

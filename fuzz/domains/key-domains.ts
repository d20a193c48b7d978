import fc from 'fast-check';
import { KeyDomain } from '../../packages/core/src/symbolic/value/key-domain.ts';
import { SingleSet } from '../../packages/core/src/symbolic/value/single-set.ts';
import { count, type FuzzProperty } from '../fuzz-property.ts';
import { agree } from './brute-force.ts';
import { glob } from './text-sets.ts';

/** What a key may hold, small enough to try all: absent, one of four values, or two or more of them. */
const LETTERS = ['a', 'b', 'A', 'c'];
const SUBSETS = Array.from({ length: 2 ** LETTERS.length }, (_, bits) =>
  LETTERS.filter((_, at) => bits & (1 << at)),
);

interface Constraint {
  readonly form: 'plain' | 'not-plain' | 'every' | 'some' | 'exists';
  readonly listed: readonly string[];
  readonly absent: boolean;
}

function holds({ form, listed, absent }: Constraint, values: readonly string[]): boolean {
  if (values.length === 0) return absent;
  if (form === 'exists') return true;
  const own = (value: string): boolean => listed.includes(value);
  // A plain operator does not match several values, and so its failure does.
  if (form === 'plain') return values.length === 1 && own(values[0]!);
  if (form === 'not-plain') return values.length > 1 || own(values[0]!);
  return form === 'every' ? values.every(own) : values.some(own);
}

function domainOf({ form, listed, absent }: Constraint): KeyDomain {
  const single = listed.length === 0 ? SingleSet.none : SingleSet.of({ text: glob(listed) });
  const all = SingleSet.all;
  if (form === 'exists') return new KeyDomain(absent, all, { every: all, some: [] });
  if (form === 'plain') return new KeyDomain(absent, single, undefined);
  if (form === 'not-plain') return new KeyDomain(absent, single, { every: all, some: [] });
  return new KeyDomain(
    absent,
    single,
    form === 'every' ? { every: single, some: [] } : { every: all, some: [single] },
  );
}

/** Domains of keys against every set of at most four values. */
export function keyDomains(): FuzzProperty {
  const counts = {};
  const constraint: fc.Arbitrary<Constraint> = fc.record({
    form: fc.constantFrom<Constraint['form']>('plain', 'not-plain', 'every', 'some', 'exists'),
    listed: fc.subarray(LETTERS),
    absent: fc.boolean(),
  });
  // Nothing but the four letters, so that all that there is can be tried.
  const world: Constraint = { form: 'every', listed: LETTERS, absent: true };
  const property = fc.property(fc.array(constraint, { maxLength: 4 }), (drawn) => {
    const constraints = [world, ...drawn];
    const domain = constraints.map(domainOf).reduce((a, b) => a.intersection(b));
    const members = SUBSETS.filter((values) => constraints.every((one) => holds(one, values)));
    agree('emptiness', domain.isEmpty, members.length === 0, { constraints, members });
    const example = domain.example();
    agree('an example', example === undefined, members.length === 0, { constraints, example });
    if (example !== undefined) {
      const values = example === null ? [] : typeof example === 'string' ? [example] : example;
      agree(
        'an example',
        constraints.every((one) => holds(one, values)),
        true,
        { constraints, example },
      );
    }
    count(counts, 'domains');
    return true;
  });
  return { name: 'domains of keys', property, counts, runsInTests: 2000 };
}

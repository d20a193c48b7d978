import { arnPattern, globPattern, TextSet } from '@leastwise/core';
import fc from 'fast-check';
import { parseAddressRange } from '../packages/core/src/condition/parse-value.ts';
import { IntervalSet } from '../packages/core/src/symbolic/value/interval-set.ts';
import { IpSet } from '../packages/core/src/symbolic/value/ip-set.ts';
import { KeyDomain } from '../packages/core/src/symbolic/value/key-domain.ts';
import { SingleSet } from '../packages/core/src/symbolic/value/single-set.ts';
import { count, DisagreementError, type FuzzProperty } from './fuzz-property.ts';
import { matchesArn, matchesGlob } from './matching.ts';

const UNKNOWN = '\ue000';

/** Every word over an alphabet up to a length. */
function words(alphabet: readonly string[], length: number): string[] {
  let layer = [''];
  const all = [''];
  for (let round = 0; round < length; round++) {
    layer = layer.flatMap((word) => alphabet.map((letter) => word + letter));
    all.push(...layer);
  }
  return all;
}

const WORDS = words(['a', 'b', ':', UNKNOWN], 4);

function agree(what: string, actual: unknown, expected: unknown, details: object): void {
  if (actual !== expected) throw new DisagreementError(what, { actual, expected, ...details });
}

const piece = fc.constantFrom('a', 'b', ':', '*', '?', UNKNOWN);
const globs = fc.array(
  fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('')),
  { maxLength: 3 },
);
const glob = (patterns: readonly string[]): TextSet =>
  TextSet.ofPatterns(patterns.map((text) => globPattern({ text })));

/** Sets of strings against trying every short word. */
function textSets(): FuzzProperty {
  const counts = {};
  const property = fc.property(globs, globs, (left, right) => {
    const [a, b] = [glob(left), glob(right)];
    const [both, either, only, not] = [a.intersection(b), a.union(b), a.minus(b), a.complement()];
    for (const word of WORDS) {
      const inA = left.some((one) => matchesGlob(one, word));
      const inB = right.some((one) => matchesGlob(one, word));
      const details = { left, right, word };
      agree('a union of globs', a.has(word), inA, details);
      agree('intersection', both.has(word), inA && inB, details);
      agree('union', either.has(word), inA || inB, details);
      agree('difference', only.has(word), inA && !inB, details);
      agree('complement', not.has(word), !inA, details);
      count(counts, 'memberships', 5);
    }
    // What differs between patterns this long shows in short words or in the example.
    const example = only.example();
    const details = { left, right, example };
    agree('emptiness', only.isEmpty, example === undefined, details);
    if (example !== undefined) {
      agree(
        'an example',
        left.some((one) => matchesGlob(one, example)),
        true,
        details,
      );
      agree(
        'an example',
        right.some((one) => matchesGlob(one, example)),
        false,
        details,
      );
    }
    agree('containment', b.covers(a), only.isEmpty, details);
    agree('meeting', a.intersects(b), !both.isEmpty, details);
    agree('identity', either.equals(glob([...right, ...left])), true, details);
    agree('De Morgan', both.equals(not.union(b.complement()).complement()), true, details);
    return true;
  });
  return { name: 'sets of strings', property, counts, runsInTests: 150, share: 0.1 };
}

/** Patterns that are compared part by part. */
function arnPatterns(): FuzzProperty {
  const counts = {};
  const pattern = fc
    .array(fc.constantFrom('a', ':', ':', '*', '?'), { maxLength: 10 })
    .map((all) => all.join(''));
  const word = fc.array(fc.constantFrom('a', 'b', ':', ':'), { maxLength: 10 }).map((all) => all.join(''));
  const samples = fc.array(word, { minLength: 20, maxLength: 20 });
  const property = fc.property(pattern, samples, (one, sampled) => {
    const set = TextSet.ofPatterns([arnPattern({ text: one })]);
    for (const text of sampled)
      agree('a pattern by parts', set.has(text), matchesArn(one, text), { one, text });
    count(counts, 'memberships', sampled.length);
    return true;
  });
  return { name: 'patterns by parts', property, counts, runsInTests: 1000 };
}

/** A set and its members among the samples, made by the same random steps. */
interface Pair<S> {
  readonly set: S;
  readonly has: (sample: number) => boolean;
  readonly how: string;
}

type Step = readonly ['union' | 'intersection' | 'complement', number, number];

const steps: fc.Arbitrary<Step[]> = fc.array(
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
function combine<S extends SetOperations<S>>(start: readonly Pair<S>[], taken: readonly Step[]): Pair<S>[] {
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

/** Unions of intervals against every half between -1 and 5. */
function intervalSets(): FuzzProperty {
  const counts = {};
  const samples = Array.from({ length: 13 }, (_, at) => at / 2 - 1);
  const start = fc.tuple(fc.constantFrom('point', 'below', 'above'), fc.nat(4), fc.boolean()).map(
    ([form, at, inclusive]): Pair<IntervalSet> =>
      form === 'point'
        ? { set: IntervalSet.point(at), has: (one) => one === at, how: `= ${at}` }
        : form === 'below'
          ? {
              set: IntervalSet.below(at, inclusive),
              has: (one) => one < at || (inclusive && one === at),
              how: `< ${at} ${inclusive}`,
            }
          : {
              set: IntervalSet.above(at, inclusive),
              has: (one) => one > at || (inclusive && one === at),
              how: `> ${at} ${inclusive}`,
            },
  );
  const property = fc.property(fc.array(start, { minLength: 1, maxLength: 4 }), steps, (begun, taken) => {
    for (const { set, has, how } of combine(begun, taken)) {
      for (const one of samples) agree('membership', set.has(one), has(one), { how, one });
      // Cuts are whole numbers, so that every set that is not empty has a half.
      agree('emptiness', set.isEmpty, !samples.some(has), { how });
      const example = set.example();
      agree('an example', example !== undefined && set.has(example), !set.isEmpty, { how, example });
      count(counts, 'memberships', samples.length);
    }
    return true;
  });
  return { name: 'unions of intervals', property, counts, runsInTests: 1000 };
}

const BLOCKS = [
  '10.0.0.0/8',
  '10.0.0.0/9',
  '10.128.0.0/9',
  '0.0.0.0/0',
  '10.1.2.3',
  '11.0.0.0/8',
  '::/0',
  '2001:db8::/32',
];
/** One address of each cell into which the blocks cut the addresses, and what is no address. */
const ADDRESSES = [
  '10.0.0.1',
  '10.1.2.3',
  '10.200.0.1',
  '11.1.1.1',
  '192.0.2.1',
  '2001:db8::1',
  'fe80::1',
  'no address',
];

function isInBlock(address: string, block: string): boolean {
  const one = parseAddressRange(address);
  const many = parseAddressRange(block);
  return !!one && !!many && one.version === many.version && one.first >= many.first && one.last <= many.last;
}

/** Sets of addresses against one address of every cell. */
function ipSets(): FuzzProperty {
  const counts = {};
  const start = fc.uniqueArray(fc.constantFrom(...BLOCKS), { maxLength: 3 }).map((blocks): Pair<IpSet> => {
    const ranges = blocks.map((block) => parseAddressRange(block)!);
    return {
      set: new IpSet(
        ranges.filter(({ version }) => version === 4),
        ranges.filter(({ version }) => version === 6),
        false,
      ),
      has: (one) => blocks.some((block) => isInBlock(ADDRESSES[one]!, block)),
      how: blocks.join('+'),
    };
  });
  const singles = ADDRESSES.map((address) => {
    const range = parseAddressRange(address);
    return range
      ? new IpSet(range.version === 4 ? [range] : [], range.version === 6 ? [range] : [], false)
      : new IpSet([], [], false)
          .complement()
          .intersection(
            new IpSet(
              [{ first: 0n, last: 2n ** 32n - 1n }],
              [{ first: 0n, last: 2n ** 128n - 1n }],
              false,
            ).complement(),
          );
  });
  const property = fc.property(fc.array(start, { minLength: 1, maxLength: 4 }), steps, (begun, taken) => {
    for (const { set, has, how } of combine(begun, taken)) {
      for (const [one, single] of singles.entries())
        agree('membership', !set.intersection(single).isEmpty, has(one), { how, address: ADDRESSES[one] });
      agree('emptiness', set.isEmpty, !ADDRESSES.some((_, one) => has(one)), { how });
      agree('an example', set.example() === undefined, set.isEmpty, { how });
      count(counts, 'memberships', singles.length);
    }
    return true;
  });
  return { name: 'sets of addresses', property, counts, runsInTests: 500 };
}

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
function keyDomains(): FuzzProperty {
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

/** The domains' properties, each against brute force. */
export function domainProperties(): FuzzProperty[] {
  return [textSets(), arnPatterns(), intervalSets(), ipSets(), keyDomains()];
}

import { parseAddressRange, parseBool, parseDate, parseNumber } from '../../condition/parse-value.ts';
import type { ContextValue } from '../../request/request.ts';
import { literalPattern } from '../text/pattern.ts';
import { TextSet } from '../text/text-set.ts';
import { BoolSet } from './bool-set.ts';
import { IntervalSet } from './interval-set.ts';
import { type IpRange, IpSet } from './ip-set.ts';
import { KeyDomain } from './key-domain.ts';
import { NumberSet } from './number-set.ts';
import { SingleSet, type Views } from './single-set.ts';

/** Exactly these values, in every view that an operator may take of them. */
export function exactly(values: readonly string[]): SingleSet {
  return SingleSet.of(viewsOf(values));
}

/** The domain of exactly one value, or of absence for null. */
export function domainOf(value: ContextValue | null): KeyDomain {
  if (value === null) return KeyDomain.absentOnly;
  const [first, ...more] = typeof value === 'string' ? [value] : new Set(value);
  // AWS takes an empty list for an absent key, and a list of one value for that value.
  if (first === undefined) return KeyDomain.absentOnly;
  if (typeof value === 'string' || more.length === 0)
    return new KeyDomain(false, exactly([first]), undefined);
  return new KeyDomain(false, SingleSet.none, {
    every: exactly(value),
    some: value.map((one) => exactly([one])),
  });
}

/** Plain values as every family of operators sees them. */
function viewsOf(values: readonly string[]): Views {
  const blocks = values
    .map(parseAddressRange)
    .map((block) => (block && block.first === block.last ? block : undefined));
  const addresses = (version: 4 | 6): IpRange[] =>
    blocks.flatMap((block) => (block?.version === version ? [block] : []));
  const bools = values.map(parseBool);
  return {
    text: TextSet.ofPatterns(values.map((text) => literalPattern({ text }))),
    ip: new IpSet(addresses(4), addresses(6), blocks.includes(undefined)),
    bool: new BoolSet(bools.includes(true), bools.includes(false), bools.includes(undefined)),
    numeric: points(values.map(parseNumber)),
    date: points(values.map(parseDate)),
  };
}

function points(values: readonly (number | undefined)[]): NumberSet {
  const numbers = values.reduce<IntervalSet>(
    (set, value) => (value === undefined ? set : set.union(IntervalSet.point(value))),
    IntervalSet.none,
  );
  return new NumberSet(numbers, values.includes(undefined), String);
}

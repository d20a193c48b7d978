import fc from 'fast-check';
import { IntervalSet } from '../../packages/core/src/symbolic/value/interval-set.ts';
import { count, type FuzzProperty } from '../fuzz-property.ts';
import { agree, combine, type Pair, steps } from './brute-force.ts';

/** Unions of intervals against every half between -1 and 5. */
export function intervalSets(): FuzzProperty {
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

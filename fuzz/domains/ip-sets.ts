import fc from 'fast-check';
import { parseAddressRange } from '../../packages/core/src/condition/parse-value.ts';
import { IpSet } from '../../packages/core/src/symbolic/value/ip-set.ts';
import { count, type FuzzProperty } from '../fuzz-property.ts';
import { agree, combine, type Pair, steps } from './brute-force.ts';

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
export function ipSets(): FuzzProperty {
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

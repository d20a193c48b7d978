import type { ValueSet } from './value-set.ts';

/** Addresses from `first` to `last`, both included, as numbers. */
export interface IpRange {
  readonly first: bigint;
  readonly last: bigint;
}

const LAST = { 4: 2n ** 32n - 1n, 6: 2n ** 128n - 1n } as const;

/** Addresses to show first, when the set has them: reserved for documentation (RFC 5737, RFC 3849). */
const PLAIN: readonly { version: 4 | 6; value: bigint; text: string }[] = [
  { version: 4, value: 0xcb007107n, text: '203.0.113.7' },
  { version: 4, value: 0xc6336407n, text: '198.51.100.7' },
  { version: 4, value: 0xc0000207n, text: '192.0.2.7' },
];

/** Unions of address ranges, v4 and v6, and whether text that is no address is in the set. */
export class IpSet implements ValueSet<IpSet> {
  readonly #v4: readonly IpRange[];
  readonly #v6: readonly IpRange[];
  readonly #unparsable: boolean;

  constructor(v4: readonly IpRange[], v6: readonly IpRange[], unparsable: boolean) {
    this.#v4 = merge(v4);
    this.#v6 = merge(v6);
    this.#unparsable = unparsable;
  }

  get isEmpty(): boolean {
    return this.#v4.length === 0 && this.#v6.length === 0 && !this.#unparsable;
  }

  intersection(other: IpSet): IpSet {
    return new IpSet(
      intersect(this.#v4, other.#v4),
      intersect(this.#v6, other.#v6),
      this.#unparsable && other.#unparsable,
    );
  }

  complement(): IpSet {
    return new IpSet(invert(this.#v4, LAST[4]), invert(this.#v6, LAST[6]), !this.#unparsable);
  }

  example(): string | undefined {
    const plain = PLAIN.find(({ value }) =>
      this.#v4.some(({ first, last }) => first <= value && value <= last),
    );
    if (plain) return plain.text;
    if (this.#v4[0]) return printV4(this.#v4[0].first);
    if (this.#v6[0]) return printV6(this.#v6[0].first);
    return this.#unparsable ? 'x' : undefined;
  }
}

function merge(ranges: readonly IpRange[]): IpRange[] {
  const merged: { first: bigint; last: bigint }[] = [];
  for (const range of [...ranges].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))) {
    const previous = merged.at(-1);
    if (previous && range.first <= previous.last + 1n) {
      if (range.last > previous.last) previous.last = range.last;
    } else merged.push({ ...range });
  }
  return merged;
}

function intersect(a: readonly IpRange[], b: readonly IpRange[]): IpRange[] {
  return a.flatMap((left) =>
    b.flatMap((right) => {
      const first = left.first > right.first ? left.first : right.first;
      const last = left.last < right.last ? left.last : right.last;
      return first <= last ? [{ first, last }] : [];
    }),
  );
}

function invert(ranges: readonly IpRange[], highest: bigint): IpRange[] {
  const gaps: IpRange[] = [];
  let next = 0n;
  for (const { first, last } of ranges) {
    if (first > next) gaps.push({ first: next, last: first - 1n });
    next = last + 1n;
  }
  if (next <= highest) gaps.push({ first: next, last: highest });
  return gaps;
}

function printV4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
}

function printV6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((value >> BigInt(112 - 16 * at)) & 0xffffn).toString(16),
  );
  return groups.join(':').replace(/(^|:)0(:0)+(:|$)/, '::');
}

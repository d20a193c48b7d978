import type { ContextValue } from '@leastwise/core';
import type { FuzzKey } from '../condition-keys.ts';
import { matchesGlob } from '../matching.ts';
import { and, arnRegex, globRegex, ignoringCaseRegex, literal, not, or } from './smt-text.ts';

/** A condition key as variables of the solver. */
export interface KeyVariables {
  /** Declarations, and what always holds. */
  readonly declared: readonly string[];
  /** The key is in the request. */
  readonly present: string;
  /** The request holds one value, and it matches one of the listed under an operator without negation. */
  matchesOne(operator: string, listed: readonly string[]): string;
  /** For keys of several values: the request holds exactly one. */
  readonly isSingle: string;
  /** Every value, or some value, of those that are there matches (or, negated, does not match) one of the listed. */
  matchesAll(operator: string, listed: readonly string[], negated: boolean): string;
  matchesAny(operator: string, listed: readonly string[], negated: boolean): string;
  /** For keys that are text to the solver: that the request holds just this value, or none. */
  isText?(value: ContextValue | undefined): string;
}

/**
 * Values to choose from for a key that holds several: each set of values that the listed patterns can tell apart has
 * two members here, or all that it has. Patterns are made of the letters a and b, and are plain text to some operators.
 */
const ALPHABET = [
  ...['a', 'b', 'A', 'B', 'ab', 'aab', 'aa', 'ac', 'bb', 'cb', 'c', 'd', '1', 'cc', 'dd', ''],
  ...['*', '?', 'a*', '*b', 'A*', '*B'],
];

const TEXTS: ReadonlySet<FuzzKey['family']> = new Set(['text', 'arn', 'binary']);

/** The variables for a key; `name` begins their names. */
export function keyVariables(spec: FuzzKey, name: string): KeyVariables {
  if (spec.many) return manyValued(name);
  const present = `${name}_there`;
  const value = `${name}_value`;
  const { sorts, matches } = FAMILIES[spec.family](value);
  const matchesOne = (operator: string, listed: readonly string[]): string =>
    or(listed.map((one) => matches(operator, one)));
  const quantified = (operator: string, listed: readonly string[], negated: boolean): string =>
    negated ? not(matchesOne(operator, listed)) : matchesOne(operator, listed);
  return {
    declared: [`(declare-const ${present} Bool)`, ...sorts],
    present,
    matchesOne,
    isSingle: 'true',
    matchesAll: quantified,
    matchesAny: quantified,
    ...(TEXTS.has(spec.family) && {
      isText: (held) =>
        typeof held === 'string'
          ? `(assert (and ${present} (= ${value} ${literal(held)})))`
          : `(assert (not ${present}))`,
    }),
  };
}

function manyValued(name: string): KeyVariables {
  const letters = ALPHABET.map((text, at) => ({ text, there: `${name}_${at}` }));
  const matches = (operator: string, listed: readonly string[], text: string): boolean =>
    listed.some((one) => {
      if (operator === 'StringLike') return matchesGlob(one, text);
      return operator === 'StringEquals' ? one === text : one.toLowerCase() === text.toLowerCase();
    });
  const fitting = (operator: string, listed: readonly string[], wanted: boolean) =>
    letters.filter(({ text }) => matches(operator, listed, text) === wanted).map(({ there }) => there);
  const isSingle = or(
    letters.map(({ there }) =>
      and([there, ...letters.filter((other) => other.there !== there).map((other) => not(other.there))]),
    ),
  );
  return {
    declared: letters.map(({ there }) => `(declare-const ${there} Bool)`),
    present: or(letters.map(({ there }) => there)),
    matchesOne: (operator, listed) => or(fitting(operator, listed, true)),
    isSingle,
    matchesAll: (operator, listed, negated) => not(or(fitting(operator, listed, negated))),
    matchesAny: (operator, listed, negated) => or(fitting(operator, listed, !negated)),
  };
}

interface FamilyVariables {
  readonly sorts: readonly string[];
  /** One value of the request under one listed value. */
  readonly matches: (operator: string, listed: string) => string;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  LessThanEquals: '<=',
  GreaterThan: '>',
  GreaterThanEquals: '>=',
};

/** A value that may be a number, or text that is none and matches nothing. */
function ordered(value: string, parse: (text: string) => number): FamilyVariables {
  return {
    sorts: [`(declare-const ${value} Real)`, `(declare-const ${value}_parses Bool)`],
    matches: (operator, listed) => {
      const comparison = COMPARISONS[operator.replace(/^(Numeric|Date)/, '')]!;
      const number = parse(listed);
      const shown = number < 0 ? `(- ${-number})` : String(number);
      return `(and ${value}_parses (${comparison} ${value} ${shown}))`;
    },
  };
}

const text = (value: string): FamilyVariables => ({
  sorts: [`(declare-const ${value} String)`],
  matches: (operator, listed) => {
    if (operator === 'StringLike') return `(str.in_re ${value} ${globRegex(listed)})`;
    if (operator.startsWith('Arn')) return `(str.in_re ${value} ${arnRegex(listed)})`;
    if (operator === 'StringEqualsIgnoreCase') return `(str.in_re ${value} ${ignoringCaseRegex(listed)})`;
    return `(= ${value} ${literal(listed)})`;
  },
});

const FAMILIES: Readonly<Record<FuzzKey['family'], (value: string) => FamilyVariables>> = {
  text,
  arn: text,
  binary: text,
  numeric: (value) => ordered(value, Number),
  date: (value) =>
    ordered(value, (listed) => (/^\d{5,}$/.test(listed) ? Number(listed) : Date.parse(listed) / 1000)),
  // 0 is text that is neither.
  bool: (value) => ({
    sorts: [`(declare-const ${value} Int)`, `(assert (<= 0 ${value} 2))`],
    matches: (_, listed) => `(= ${value} ${listed === 'true' ? 1 : 2})`,
  }),
  ip: (value) => ({
    sorts: [
      `(declare-const ${value} Int)`,
      `(declare-const ${value}_version Int)`,
      `(assert (or (= ${value}_version 0) (and (= ${value}_version 4) (<= 0 ${value} ${2n ** 32n - 1n})) (and (= ${value}_version 6) (<= 0 ${value} ${2n ** 128n - 1n}))))`,
    ],
    matches: (_, listed) => {
      const { version, first, last } = blockOf(listed);
      return `(and (= ${value}_version ${version}) (<= ${first} ${value} ${last}))`;
    },
  }),
};

/** A block of addresses from CIDR notation, of which the keys have two forms: whole v4, and v6 that ends in `::`. */
function blockOf(cidr: string): { version: 4 | 6; first: bigint; last: bigint } {
  const [address = '', length] = cidr.split('/');
  const version = address.includes(':') ? 6 : 4;
  const width = version === 4 ? 32 : 128;
  const groups =
    version === 4
      ? address.split('.')
      : [...address.replace(/::$/, '').split(':'), ...Array(8).fill('0')].slice(0, 8);
  const bits = BigInt(width / groups.length);
  const number = groups.reduce(
    (sum, group) => (sum << bits) + BigInt(version === 4 ? group : `0x${group}`),
    0n,
  );
  const free = BigInt(width - Number(length ?? width));
  const first = (number >> free) << free;
  return { version, first, last: first + (1n << free) - 1n };
}

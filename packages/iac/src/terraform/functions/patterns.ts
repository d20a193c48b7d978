import { Fault, list, object, text, type Value } from '../value/value.ts';
import { notKnown, wantText } from './arguments.ts';
import type { CallPlace, Functions } from './terraform-function.ts';

/** https://developer.hashicorp.com/terraform/language/functions/regex and its like */
export const PATTERN_FUNCTIONS: Functions = {
  regex: {
    parameters: [2, 2],
    looks: 'inside',
    compute: (values, place) => {
      const { pattern, subject } = read(values, place);
      if (!pattern) return notKnown(values, 'the pattern is too intricate to be computed here', place);
      const found = pattern.exec(subject);
      if (!found) throw new Fault('the pattern of `regex` does not match');
      return matchOf(found, place);
    },
  },
  regexall: {
    parameters: [2, 2],
    looks: 'inside',
    compute: (values, place) => {
      const { pattern, subject } = read(values, place);
      if (!pattern) return notKnown(values, 'the pattern is too intricate to be computed here', place);
      return list(
        [...subject.matchAll(pattern)].map((found) => matchOf(found, place)),
        place.range,
      );
    },
  },
};

function read(values: readonly Value[], place: CallPlace): { pattern: RegExp | undefined; subject: string } {
  const [written, subject] = [wantText(values[0], place), wantText(values[1], place)];
  return { pattern: compilePattern(written, subject), subject };
}

/** What a match gives: the named groups, the groups in order, or all of it. */
function matchOf(found: RegExpMatchArray, { range }: CallPlace): Value {
  const asValue = (group: string | undefined): Value =>
    group === undefined ? { kind: 'null', range } : text(group, range);
  if (found.groups) {
    return object(
      Object.entries(found.groups).map(([name, group]) => [name, asValue(group)] as const),
      range,
    );
  }
  if (found.length > 1) return list(found.slice(1).map(asValue), range);
  return text(found[0], range);
}

/** How many steps matching may take in the worst case. */
const MAX_STEPS = 10_000_000;

/**
 * A pattern of RE2 as JavaScript's. RE2 takes time in proportion to the text, whatever the pattern; here patterns
 * that could take far longer are not run.
 * @returns undefined for one that is not run
 * @throws Fault when it is no pattern
 */
export function compilePattern(written: string, subject: string): RegExp | undefined {
  let flags = 'gu';
  let pattern = written.replace(/\(\?P</g, '(?<');
  const leading = /^\(\?([ims]+)\)/.exec(pattern);
  if (leading) {
    pattern = pattern.slice(leading[0].length);
    flags += [...new Set(leading[1])].join('');
  }
  pattern = pattern.replace(/\\([zAZ])/g, (_, letter) => (letter === 'A' ? '^' : '$'));
  if (/\(\?[a-zU-]+[:)]|\\[pPQEC]|\[\[:/.test(pattern)) return undefined;
  if (!isQuick(pattern, subject.length)) return undefined;
  // RE2 takes escapes of any punctuation, which the `u` flag does not.
  const plain = pattern.replace(/\\(["'#%&,:;<=>@_`~! -])/g, (_, character) =>
    character === '-' ? '\\x2d' : character,
  );
  try {
    return new RegExp(plain, flags);
  } catch {
    throw new Fault(`\`${written.replaceAll('`', "'")}\` is no pattern that is known here`);
  }
}

/** Whether a pattern has no repetition within repetition, and few enough of them for the length of the text. */
function isQuick(pattern: string, length: number): boolean {
  const bare = pattern.replace(/\\./g, 'x').replace(/\[(?:\^?\]?)[^\]]*\]/g, 'c');
  let rest = bare;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\((?:\?(?:<\w+>|:))?([^()]*)\)/g, (_, inner: string) =>
      /[*+{|?]/.test(inner) ? 'Q' : 'g',
    );
  }
  if (/Q[*+{]/.test(rest)) return false;
  const repetitions = (bare.match(/[*+]|\{\d+,\d*\}/g) ?? []).length;
  return Math.max(length, 2) ** Math.max(1, repetitions) <= MAX_STEPS;
}

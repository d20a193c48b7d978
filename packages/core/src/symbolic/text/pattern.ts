import { isOpaqueCodeUnit } from '../../document/opaque.ts';
import type { PatternText } from '../../match/pattern-text.ts';
import { BudgetExceededError, spend } from '../budget.ts';
import { type Automaton, build } from './automaton.ts';

/** Matches any one ordinary character. */
const ANY_ONE = -1;
/** Matches any characters, also none. */
export const ANY = -2;
/** Matches one ordinary character but `:`. */
const ANY_ONE_IN_PART = -3;
/** Matches any characters but `:`, also none. */
export const ANY_IN_PART = -4;

/** Matches any one character, opaque letters included: for what cannot be empty. */
export const ANY_LETTER = -5;
/** Matches any one character but `:`, opaque letters included. */
export const ANY_LETTER_IN_PART = -6;

/** Added to the code unit of a lower-case letter: matches the letter in either case. */
const EITHER_CASE = 0x10000;

/** One step of a pattern: a code unit that stands for itself (or, marked, for both cases), or a wildcard. */
export type PatternSymbol = number;

const COLON = ':'.charCodeAt(0);
const STAR = '*'.charCodeAt(0);
const QUESTION = '?'.charCodeAt(0);

/** Symbols of a glob over the whole string, as `StringLike` and `Action` match. */
export function globPattern({ text, literal }: PatternText): PatternSymbol[] {
  const symbols: PatternSymbol[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (literal?.has(at)) symbols.push(code);
    else symbols.push(code === STAR ? ANY : code === QUESTION ? ANY_ONE : code);
  }
  return symbols;
}

/** Symbols of plain text, in which `*` and `?` are only characters. */
export function literalPattern({ text }: PatternText): PatternSymbol[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

/** The only string that a pattern matches; undefined where it matches several. */
export function textOfPattern(symbols: readonly PatternSymbol[]): string | undefined {
  let text = '';
  for (const symbol of symbols) {
    if (symbol < 0 || symbol >= EITHER_CASE) return undefined;
    text += String.fromCharCode(symbol);
  }
  return text;
}

/** Symbols that match what the given ones match, in upper or lower case. */
export function ignoringCase(symbols: readonly PatternSymbol[]): PatternSymbol[] {
  return symbols.map((symbol) => {
    if (symbol < 0) return symbol;
    const lower = String.fromCharCode(symbol).toLowerCase();
    const hasCases = lower.length === 1 && lower.toUpperCase().length === 1 && lower.toUpperCase() !== lower;
    return hasCases ? EITHER_CASE + lower.charCodeAt(0) : symbol;
  });
}

/**
 * Symbols of a pattern that is compared part by part, as `Resource` is: a wildcard in one of the first five
 * colon-separated parts stays within its part; a `*` at the end of a shorter pattern covers what follows.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function arnPattern({ text, literal }: PatternText): PatternSymbol[] {
  const symbols: PatternSymbol[] = [];
  let part = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const within = part < 5;
    if (literal?.has(at)) symbols.push(code);
    else if (code === STAR) symbols.push(within && at < text.length - 1 ? ANY_IN_PART : ANY);
    else if (code === QUESTION) symbols.push(within ? ANY_ONE_IN_PART : ANY_ONE);
    else symbols.push(code);
    if (code === COLON) part++;
  }
  return symbols;
}

/**
 * Symbols of an ARN form such as `arn:${Partition}:s3:::${BucketName}`, in which every placeholder stands for
 * one character or more; in the first five parts, without `:`.
 */
export function arnFormPattern(form: string): PatternSymbol[] {
  const symbols: PatternSymbol[] = [];
  let part = 0;
  for (const [token] of form.matchAll(/\$\{[^}]*\}|[\s\S]/g)) {
    if (token.length > 1) symbols.push(...(part < 5 ? [ANY_LETTER_IN_PART, ANY_IN_PART] : [ANY_LETTER, ANY]));
    else symbols.push(token.charCodeAt(0));
    if (token === ':') part++;
  }
  return symbols;
}

/** Automata by their patterns, or why there is none. */
const compiled = new Map<string, Automaton | BudgetExceededError>();
/** Length of all keys kept. */
const MAX_KEPT = 20_000_000;
let kept = 0;
/** Positions looked at for one automaton at most; past it the answer is unknown. */
const MAX_WORK = 5_000_000;

/** The automaton of the union of patterns; kept, since the same lists come up again and again. */
export function compilePatterns(patterns: readonly (readonly PatternSymbol[])[]): Automaton {
  const key = `${patterns.length};${patterns.join(';')}`;
  let automaton = compiled.get(key);
  if (!automaton) {
    automaton = tryUnion(patterns);
    kept += key.length;
    if (kept > MAX_KEPT) {
      compiled.clear();
      kept = key.length;
    }
    compiled.set(key, automaton);
  }
  if (automaton instanceof BudgetExceededError) throw automaton;
  return automaton;
}

function tryUnion(patterns: readonly (readonly PatternSymbol[])[]): Automaton | BudgetExceededError {
  spend(1);
  const work = new Work();
  try {
    return compileUnion(patterns, work);
  } catch (error) {
    if (error instanceof BudgetExceededError) return error;
    throw error;
  } finally {
    spend(work.done);
  }
}

class Work {
  done = 0;

  /** @throws BudgetExceededError when it is too much for one automaton */
  add(positions: number): void {
    this.done += positions;
    if (this.done > MAX_WORK) throw new BudgetExceededError('a set of patterns is too intricate');
  }
}

/** Subset construction over positions in the patterns. */
function compileUnion(patterns: readonly (readonly PatternSymbol[])[], work: Work): Automaton {
  // Position p of pattern i is the number offset[i] + p; sets of positions are sorted lists without repeats.
  const symbols: PatternSymbol[] = [];
  const END = Number.NaN;
  const starts: number[] = [];
  /** Of each position the beginning of its pattern. */
  const startOf: number[] = [];
  for (const pattern of patterns) {
    const start = symbols.length;
    starts.push(start);
    for (const symbol of [...pattern, END]) {
      startOf.push(start);
      symbols.push(symbol);
    }
  }
  const isStar = (position: number): boolean =>
    symbols[position] === ANY || symbols[position] === ANY_IN_PART;
  const close = (positions: Iterable<number>): number[] => {
    const closed = new Set<number>();
    for (let position of positions) {
      closed.add(position);
      // A wildcard for many characters may match none.
      while (isStar(position)) closed.add(++position);
    }
    return withoutCovered([...closed].sort((a, b) => a - b));
  };
  // What follows a wildcard for many characters accepts all that an earlier position of the pattern does: such a
  // wildcard takes whatever led to it. (Wildcards within a part do not take colons, but positions of one pattern are
  // all in the same part where it has parts.) What accepts everything covers every other position.
  const withoutCovered = (sorted: readonly number[]): number[] => {
    const kept: number[] = [];
    let covered = Number.POSITIVE_INFINITY;
    for (let at = sorted.length - 1; at >= 0; at--) {
      const position = sorted[at]!;
      if (position >= covered) continue;
      kept.push(position);
      if (!isStar(position)) continue;
      if (symbols[position] === ANY && Number.isNaN(symbols[position + 1]!)) return [position, position + 1];
      covered = startOf[position]!;
    }
    return kept.reverse();
  };
  const advance = (positions: readonly number[], matches: (symbol: PatternSymbol) => boolean): number[] => {
    work.add(positions.length);
    const next: number[] = [];
    for (const position of positions) {
      const symbol = symbols[position]!;
      if (Number.isNaN(symbol) || !matches(symbol)) continue;
      next.push(isStar(position) ? position : position + 1);
    }
    return close(next);
  };
  return build<readonly number[]>({
    start: close(starts),
    key: (positions) => positions.join(),
    accepting: (positions) => positions.some((position) => Number.isNaN(symbols[position]!)),
    *codes(positions) {
      for (const position of positions) {
        const symbol = symbols[position]!;
        if (symbol >= EITHER_CASE) {
          yield symbol - EITHER_CASE;
          yield upperOf(symbol);
        } else if (symbol >= 0) yield symbol;
        else if (staysInPart(symbol)) yield COLON;
      }
    },
    step: (positions, code) => advance(positions, (symbol) => symbolMatches(symbol, code)),
    other: (positions) => advance(positions, (symbol) => symbol < 0),
    opaque: (positions) => advance(positions, takesOpaque),
  });
}

function upperOf(symbol: PatternSymbol): number {
  return String.fromCharCode(symbol - EITHER_CASE)
    .toUpperCase()
    .charCodeAt(0);
}

function symbolMatches(symbol: PatternSymbol, code: number): boolean {
  if (symbol >= EITHER_CASE) return symbol - EITHER_CASE === code || upperOf(symbol) === code;
  if (symbol >= 0) return symbol === code;
  if (isOpaqueCodeUnit(code)) return takesOpaque(symbol);
  return code !== COLON || !staysInPart(symbol);
}

function staysInPart(symbol: PatternSymbol): boolean {
  return symbol === ANY_ONE_IN_PART || symbol === ANY_IN_PART || symbol === ANY_LETTER_IN_PART;
}

function takesOpaque(symbol: PatternSymbol): boolean {
  return symbol < 0 && symbol !== ANY_ONE && symbol !== ANY_ONE_IN_PART;
}

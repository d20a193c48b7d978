import { spend } from '../budget.ts';
import { acceptsOnly } from './accepts-only.ts';
import { type Automaton, build, complementOf, isDead, isSameAutomaton, step } from './automaton.ts';
import { exampleOf } from './example.ts';
import { compilePatterns, literalPattern, type PatternSymbol, textOfPattern } from './pattern.ts';

type Operation = 'union' | 'intersection' | 'minus';

const memo: Record<Operation, Map<number, Automaton>> = {
  union: new Map(),
  intersection: new Map(),
  minus: new Map(),
};

/** A set that is given by listing strings: exactly those, or (negated) all others. */
interface Listed {
  readonly strings: ReadonlySet<string>;
  readonly negated: boolean;
}

/**
 * An exact set of strings: a regular language with union, intersection, complement and an example. A few strings,
 * or all but a few, are kept as they are, which most sets in policies are; all else is an automaton.
 */
export class TextSet {
  readonly #listed: Listed | undefined;
  #built: Automaton | undefined;

  private constructor(listed: Listed | undefined, automaton?: Automaton) {
    this.#listed = listed;
    this.#built = automaton;
  }

  /** No string. */
  static readonly none = new TextSet({ strings: new Set(), negated: false });
  /** Every string. */
  static readonly all = new TextSet({ strings: new Set(), negated: true });

  /** The strings that some pattern matches; all patterns are compiled at once. */
  static ofPatterns(patterns: readonly (readonly PatternSymbol[])[]): TextSet {
    const strings = new Set<string>();
    for (const pattern of patterns) {
      const text = textOfPattern(pattern);
      if (text === undefined) return TextSet.ofAutomaton(compilePatterns(patterns));
      strings.add(text);
    }
    return TextSet.#ofListed(strings, false);
  }

  /** The strings that an automaton accepts. */
  static ofAutomaton(automaton: Automaton): TextSet {
    const [first] = automaton.states;
    if (automaton.states.length === 1) return first!.accepting ? TextSet.all : TextSet.none;
    return new TextSet(undefined, automaton);
  }

  /** Exactly these strings. */
  static of(...strings: readonly string[]): TextSet {
    return TextSet.#ofListed(new Set(strings), false);
  }

  static #ofListed(strings: ReadonlySet<string>, negated: boolean): TextSet {
    if (strings.size === 0) return negated ? TextSet.all : TextSet.none;
    return new TextSet({ strings, negated });
  }

  union(other: TextSet): TextSet {
    if (this.isEmpty || other.isAll) return other;
    if (other.isEmpty || this.isAll || this === other) return this;
    const a = this.#listed;
    const b = other.#listed;
    if (a && b) return this.complement().intersection(other.complement()).complement();
    return this.#combine(other, 'union', (x, y) => x || y);
  }

  intersection(other: TextSet): TextSet {
    if (this.isEmpty || other.isAll) return this;
    if (other.isEmpty || this.isAll || this === other) return other;
    const a = this.#listed;
    const b = other.#listed;
    if (a && !a.negated) return this.#keep(a.strings, (text) => other.has(text));
    if (b && !b.negated) return other.#keep(b.strings, (text) => this.has(text));
    if (a && b) return TextSet.#ofListed(new Set([...a.strings, ...b.strings]), true);
    return this.#combine(other, 'intersection', (x, y) => x && y);
  }

  /** The strings of this set that are not in the other. */
  minus(other: TextSet): TextSet {
    if (this.isEmpty || other.isEmpty) return this;
    if (other.isAll || this === other) return TextSet.none;
    const listed = this.#listed;
    if (listed && !listed.negated) return this.#keep(listed.strings, (text) => !other.has(text));
    if (other.#listed) return this.intersection(other.complement());
    return this.#combine(other, 'minus', (x, y) => x && !y);
  }

  complement(): TextSet {
    if (this.#listed) return TextSet.#ofListed(this.#listed.strings, !this.#listed.negated);
    return TextSet.ofAutomaton(complementOf(this.#automaton));
  }

  get isEmpty(): boolean {
    return this === TextSet.none;
  }

  get isAll(): boolean {
    return this === TextSet.all;
  }

  equals(other: TextSet): boolean {
    return this === other || isSameAutomaton(this.#automaton, other.#automaton);
  }

  /** Whether every string of the other set is in this one. */
  covers(other: TextSet): boolean {
    return other.minus(this).isEmpty;
  }

  intersects(other: TextSet): boolean {
    return !this.intersection(other).isEmpty;
  }

  has(text: string): boolean {
    if (this.#listed) return this.#listed.strings.has(text) !== this.#listed.negated;
    const { states } = this.#automaton;
    let at = 0;
    for (let index = 0; index < text.length; index++) at = step(states[at]!, text.charCodeAt(index));
    return states[at]!.accepting;
  }

  /** Whether some string of the set begins with a text. */
  hasBeginning(text: string): boolean {
    const listed = this.#listed;
    if (listed) return listed.negated || [...listed.strings].some((string) => string.startsWith(text));
    const { states } = this.#automaton;
    let at = 0;
    for (let index = 0; index < text.length; index++) at = step(states[at]!, text.charCodeAt(index));
    return !isDead(states[at]!, at);
  }

  /** Whether no string of the set is another than these, all of ordinary characters. */
  isWithin(strings: ReadonlySet<string>): boolean {
    const listed = this.#listed;
    if (!listed) return acceptsOnly(this.#automaton, strings);
    return !listed.negated && [...listed.strings].every((text) => strings.has(text));
  }

  /** One of the shortest strings of the set, made of plain characters where there is a choice. */
  example(): string | undefined {
    const listed = this.#listed;
    if (!listed || listed.negated) return exampleOf(this.#automaton);
    let found: string | undefined;
    for (const text of listed.strings) {
      if (found === undefined || text.length < found.length || (text.length === found.length && text < found))
        found = text;
    }
    return found;
  }

  /** The automaton that accepts these strings. */
  toAutomaton(): Automaton {
    return this.#automaton;
  }

  get #automaton(): Automaton {
    if (!this.#built) {
      const { strings, negated } = this.#listed!;
      const positive = compilePatterns([...strings].map((text) => literalPattern({ text })));
      this.#built = negated ? complementOf(positive) : positive;
    }
    return this.#built;
  }

  /** Of the strings of this set those that a test wants. */
  #keep(strings: ReadonlySet<string>, wanted: (text: string) => boolean): TextSet {
    const kept = new Set<string>();
    for (const text of strings) if (wanted(text)) kept.add(text);
    return kept.size === strings.size ? this : TextSet.#ofListed(kept, false);
  }

  #combine(other: TextSet, operation: Operation, accept: (a: boolean, b: boolean) => boolean): TextSet {
    const left = this.#automaton;
    const right = other.#automaton;
    const known = memo[operation];
    // Ids stay far below 2^26, so that a pair fits a double exactly.
    const key = left.id * 2 ** 26 + right.id;
    let result = known.get(key);
    if (!result) {
      // Made or not, it takes that much of looking at pairs of states.
      spend(left.states.length + right.states.length);
      result = product(left, right, accept);
      spend(result.states.length * 10);
      if (known.size >= MAX_MEMO) known.clear();
      known.set(key, result);
    }
    return TextSet.ofAutomaton(result);
  }
}

/** Results kept for each operation. */
const MAX_MEMO = 20_000;

function product(left: Automaton, right: Automaton, accept: (a: boolean, b: boolean) => boolean): Automaton {
  const width = right.states.length;
  const pair = (a: number, b: number): number => a * width + b;
  const leftOf = (state: number) => left.states[Math.floor(state / width)]!;
  const rightOf = (state: number) => right.states[state % width]!;
  return build<number>({
    start: 0,
    key: (state) => state,
    accepting: (state) => accept(leftOf(state).accepting, rightOf(state).accepting),
    codes: (state) => [...leftOf(state).codes, ...rightOf(state).codes],
    step: (state, code) => pair(step(leftOf(state), code), step(rightOf(state), code)),
    other: (state) => pair(leftOf(state).other, rightOf(state).other),
    opaque: (state) => pair(leftOf(state).opaque, rightOf(state).opaque),
  });
}

import { type Automaton, build, complementOf, step } from './automaton.ts';
import { exampleOf } from './example.ts';
import { compilePatterns, literalPattern, type PatternSymbol } from './pattern.ts';

type Operation = 'union' | 'intersection' | 'minus';

const memo: Record<Operation, Map<number, Automaton>> = {
  union: new Map(),
  intersection: new Map(),
  minus: new Map(),
};

/** An exact set of strings: a regular language with union, intersection, complement and an example. */
export class TextSet {
  readonly #automaton: Automaton;

  private constructor(automaton: Automaton) {
    this.#automaton = automaton;
  }

  /** No string. */
  static readonly none = new TextSet(compilePatterns([]));
  /** Every string. */
  static readonly all = TextSet.none.complement();

  /** The strings that some pattern matches; all patterns are compiled at once. */
  static ofPatterns(patterns: readonly (readonly PatternSymbol[])[]): TextSet {
    return TextSet.ofAutomaton(compilePatterns(patterns));
  }

  /** The strings that an automaton accepts. */
  static ofAutomaton(automaton: Automaton): TextSet {
    return new TextSet(automaton);
  }

  /** Exactly these strings. */
  static of(...strings: readonly string[]): TextSet {
    return TextSet.ofPatterns(strings.map((text) => literalPattern({ text })));
  }

  union(other: TextSet): TextSet {
    if (this.isEmpty || other.isAll) return other;
    if (other.isEmpty || this.isAll || this.equals(other)) return this;
    return this.#combine(other, 'union', (a, b) => a || b);
  }

  intersection(other: TextSet): TextSet {
    if (this.isEmpty || other.isAll) return this;
    if (other.isEmpty || this.isAll || this.equals(other)) return other;
    return this.#combine(other, 'intersection', (a, b) => a && b);
  }

  /** The strings of this set that are not in the other. */
  minus(other: TextSet): TextSet {
    if (this.isEmpty || other.isEmpty) return this;
    if (other.isAll || this.equals(other)) return TextSet.none;
    return this.#combine(other, 'minus', (a, b) => a && !b);
  }

  complement(): TextSet {
    return TextSet.ofAutomaton(complementOf(this.#automaton));
  }

  get isEmpty(): boolean {
    return this.equals(TextSet.none);
  }

  get isAll(): boolean {
    return this.equals(TextSet.all);
  }

  equals(other: TextSet): boolean {
    return this.#automaton === other.#automaton;
  }

  /** Whether every string of the other set is in this one. */
  covers(other: TextSet): boolean {
    return other.minus(this).isEmpty;
  }

  intersects(other: TextSet): boolean {
    return !this.intersection(other).isEmpty;
  }

  has(text: string): boolean {
    const { states } = this.#automaton;
    let at = 0;
    for (let index = 0; index < text.length; index++) at = step(states[at]!, text.charCodeAt(index));
    return states[at]!.accepting;
  }

  /** One of the shortest strings of the set, made of plain characters where there is a choice. */
  example(): string | undefined {
    return exampleOf(this.#automaton);
  }

  #combine(other: TextSet, operation: Operation, accept: (a: boolean, b: boolean) => boolean): TextSet {
    const left = this.#automaton;
    const right = other.#automaton;
    const known = memo[operation];
    // Ids stay far below 2^26, so that a pair fits a double exactly.
    const key = left.id * 2 ** 26 + right.id;
    let result = known.get(key);
    if (!result) {
      result = product(left, right, accept);
      if (known.size > 100_000) known.clear();
      known.set(key, result);
    }
    return TextSet.ofAutomaton(result);
  }
}

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

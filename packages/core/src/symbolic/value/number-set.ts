import type { IntervalSet } from './interval-set.ts';
import type { ValueSet } from './value-set.ts';

/** Numbers (for `Numeric...`) or instants in milliseconds (for `Date...`), and whether unparsable text is in the set. */
export class NumberSet implements ValueSet<NumberSet> {
  readonly #numbers: IntervalSet;
  readonly #unparsable: boolean;
  readonly #print: (value: number) => string;

  constructor(numbers: IntervalSet, unparsable: boolean, print: (value: number) => string) {
    this.#numbers = numbers;
    this.#unparsable = unparsable;
    this.#print = print;
  }

  get isEmpty(): boolean {
    return this.#numbers.isEmpty && !this.#unparsable;
  }

  intersection(other: NumberSet): NumberSet {
    return new NumberSet(
      this.#numbers.intersection(other.#numbers),
      this.#unparsable && other.#unparsable,
      this.#print,
    );
  }

  complement(): NumberSet {
    return new NumberSet(this.#numbers.complement(), !this.#unparsable, this.#print);
  }

  example(): string | undefined {
    const value = this.#numbers.example();
    if (value !== undefined) return this.#print(value);
    return this.#unparsable ? 'x' : undefined;
  }
}

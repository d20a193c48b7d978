import type { ValueSet } from './value-set.ts';

/** `true`, `false`, and whether any other text is in the set. */
export class BoolSet implements ValueSet<BoolSet> {
  readonly #yes: boolean;
  readonly #no: boolean;
  readonly #unparsable: boolean;

  constructor(yes: boolean, no: boolean, unparsable: boolean) {
    this.#yes = yes;
    this.#no = no;
    this.#unparsable = unparsable;
  }

  get isEmpty(): boolean {
    return !this.#yes && !this.#no && !this.#unparsable;
  }

  intersection(other: BoolSet): BoolSet {
    return new BoolSet(this.#yes && other.#yes, this.#no && other.#no, this.#unparsable && other.#unparsable);
  }

  complement(): BoolSet {
    return new BoolSet(!this.#yes, !this.#no, !this.#unparsable);
  }

  example(): string | undefined {
    if (this.#yes) return 'true';
    if (this.#no) return 'false';
    return this.#unparsable ? 'x' : undefined;
  }
}

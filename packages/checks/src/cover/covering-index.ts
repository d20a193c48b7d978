/** Patterns that can be asked which of them may cover a text, without comparing it with all of them. */
export class CoveringIndex<T> {
  readonly #byPrefix = new Map<string, T[]>();
  readonly #lengths = new Set<number>();

  /** Adds something under its pattern. */
  add(pattern: string, value: T): void {
    const wildcard = pattern.search(/[*?]/);
    const prefix = wildcard === -1 ? pattern : pattern.slice(0, wildcard);
    const known = this.#byPrefix.get(prefix);
    if (known) known.push(value);
    else this.#byPrefix.set(prefix, [value]);
    this.#lengths.add(prefix.length);
  }

  /** What was added under patterns whose text before the first wildcard begins the given text. */
  *candidates(text: string): Generator<T> {
    for (const length of this.#lengths) {
      if (length > text.length) continue;
      for (const value of this.#byPrefix.get(text.slice(0, length)) ?? []) yield value;
    }
  }
}

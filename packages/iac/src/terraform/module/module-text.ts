import { CompositeText, type SourceText } from '@leastwise/core';

/** The files that are read for one root module, as they become parts of its one source text. */
export class ModuleText {
  readonly #parts: SourceText[] = [];
  readonly #bases = new Map<string, number>();
  #length = 0;

  /** How many characters there are so far. */
  get length(): number {
    return this.#length;
  }

  /** Takes a file in, once. @returns the offset at which it begins */
  add(text: SourceText): number {
    const known = this.#bases.get(text.file);
    if (known !== undefined) return known;
    const base = this.#length;
    this.#bases.set(text.file, base);
    this.#parts.push(text);
    this.#length += text.text.length + 1;
    return base;
  }

  /** The whole. @param folder the name to show for it */
  finish(folder: string): CompositeText {
    return new CompositeText(folder, this.#parts);
  }
}

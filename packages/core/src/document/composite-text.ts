import { type Location, type Range, SourceText } from './source-text.ts';

/**
 * Several files as one text, for sources whose parts refer to each other (the files of a Terraform module and what
 * they read): ranges are offsets into the whole, places are those of the file in which a range begins.
 */
export class CompositeText extends SourceText {
  readonly #parts: readonly SourceText[];
  readonly #bases: readonly number[];

  /**
   * @param file the name to show for the whole: the folder
   * @param parts the files, joined by a line break each; at least one
   */
  constructor(file: string, parts: readonly SourceText[]) {
    super(file, parts.map(({ text }) => text).join('\n'));
    this.#parts = parts;
    let base = 0;
    this.#bases = parts.map(({ text }) => {
      const here = base;
      base += text.length + 1;
      return here;
    });
  }

  override get parts(): readonly SourceText[] {
    return this.#parts;
  }

  override partAt(offset: number): { readonly part: SourceText; readonly base: number } {
    let low = 0;
    let high = this.#bases.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#bases[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { part: this.#parts[low]!, base: this.#bases[low]! };
  }

  /** The line and column within the file that holds the offset. */
  override position(offset: number): { line: number; column: number } {
    const { part, base } = this.partAt(offset);
    return part.position(offset - base);
  }

  override location(range: Range): Location {
    const { part, base } = this.partAt(range.start);
    return part.location({ start: range.start - base, end: range.end - base });
  }
}

/** A half-open interval of UTF-16 offsets into a source text: `[start, end)`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place in a file for people: lines and columns count from 1, the end column is exclusive. */
export interface Location {
  readonly file: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The text of one file, with the means to turn offsets into lines and columns. */
export class SourceText {
  /** The name to show for the file: a path relative to where the user stands, or `<stdin>`. */
  readonly file: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** The files that the text is made of: itself alone, unless it is a composite. */
  get parts(): readonly SourceText[] {
    return [this];
  }

  /** The file that holds an offset, and the offset at which that file begins. */
  partAt(_offset: number): { readonly part: SourceText; readonly base: number } {
    return { part: this, base: 0 };
  }

  /** Offsets at which lines begin, in order; the first is 0. */
  get lineStarts(): readonly number[] {
    if (!this.#lineStarts) {
      const starts = [0];
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1))
        starts.push(at + 1);
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }

  /** The line and column of an offset, both from 1. Offsets past the end give the end. */
  position(offset: number): { line: number; column: number } {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.min(offset, this.text.length) - starts[low]! + 1 };
  }

  /** The place of a range of this text. */
  location(range: Range): Location {
    const start = this.position(range.start);
    const end = this.position(Math.max(range.start, range.end));
    return {
      file: this.file,
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
  }

  /** The text of a line counted from 1, without its line break; empty past the end. */
  line(number: number): string {
    const start = this.lineStarts[number - 1];
    if (start === undefined) return '';
    const end = this.lineStarts[number] ?? this.text.length + 1;
    return this.text.slice(start, end - 1).replace(/\r$/, '');
  }
}

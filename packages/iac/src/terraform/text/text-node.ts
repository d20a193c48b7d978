import type { Node, Range, ScalarNode } from '@leastwise/core';

/** A string with where its characters were written, and what it is the JSON of. */
export interface TextNode extends ScalarNode {
  readonly value: string;
  /** Where the characters come from, in order; all of them lie at `range` when absent. */
  readonly pieces?: readonly TextPiece[];
  /** The value that the text is the JSON of, where `jsonencode` or a data source made it. */
  readonly document?: Node;
}

/** Some characters of a string that come from one place. */
export interface TextPiece {
  /** How many UTF-16 code units of the value. */
  readonly length: number;
  /** Where they stand in the file. */
  readonly at: Range;
  /** Whether the file has the same characters there, so that each has a place of its own. */
  readonly isVerbatim: boolean;
}

/** Where the characters of a text stand. */
export class TextPlaces {
  readonly #starts: number[] = [];
  readonly #pieces: readonly TextPiece[];

  constructor(node: TextNode) {
    this.#pieces = node.pieces ?? [{ length: node.value.length, at: node.range, isVerbatim: false }];
    let start = 0;
    for (const { length } of this.#pieces) {
      this.#starts.push(start);
      start += length;
    }
  }

  /** The place of some characters of the value. */
  rangeOf({ start, end }: Range): Range {
    if (this.#pieces.length === 0) return { start: 0, end: 0 };
    const from = this.#place(start).start;
    return { start: from, end: end > start ? Math.max(from, this.#place(end - 1).end) : from };
  }

  #place(index: number): Range {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    const { at, isVerbatim, length } = this.#pieces[low]!;
    if (!isVerbatim) return at;
    const offset = at.start + Math.min(index - this.#starts[low]!, Math.max(length - 1, 0));
    return { start: offset, end: offset + 1 };
  }
}

import { LIMITS, type Range } from '@leastwise/core';

/** Where HCL stopped making sense. Caught at the argument or block that it is in. */
export class SyntaxFault extends Error {
  readonly range: Range;
  /** The offset into the text at which reading it stopped. */
  readonly at: number;

  constructor(message: string, range: Range, at: number) {
    super(message);
    this.range = range;
    this.at = at;
  }
}

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** After how many faults reading ends. */
const MAX_FAULTS = 1000;

/** Goes through a text of HCL. Its `at` is an offset into the text; ranges are shifted to where the text begins. */
export class Scanner {
  readonly text: string;
  readonly #place: (offset: number) => number;
  at = 0;
  /** Whether the end of a line ends an expression: outside brackets, and in objects. */
  linesCount = true;
  #depth = 0;

  /** @param place where an offset into the text lies in the source text of the module, or where the text begins there */
  constructor(text: string, place: number | ((offset: number) => number)) {
    this.text = text;
    this.#place = typeof place === 'number' ? (offset) => place + offset : place;
  }

  /** From an offset into the text to here. */
  rangeFrom(start: number, end = this.at): Range {
    return { start: this.#place(start), end: this.#place(Math.max(start, end)) };
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Whether the text goes on with some characters. */
  sees(what: string): boolean {
    return this.text.startsWith(what, this.at);
  }

  /** Goes past some characters if they are next. */
  take(what: string): boolean {
    if (!this.sees(what)) return false;
    this.at += what.length;
    return true;
  }

  /** Goes past white space and comments; past the ends of lines only where they do not count. */
  skip(): void {
    const { text } = this;
    for (;;) {
      const character = text[this.at];
      if (character === ' ' || character === '\t' || character === '\r') this.at++;
      else if (character === '\n') {
        if (this.linesCount) return;
        this.at++;
      } else if (character === '#' || (character === '/' && text[this.at + 1] === '/')) {
        const end = text.indexOf('\n', this.at);
        this.at = end === -1 ? text.length : end;
      } else if (character === '/' && text[this.at + 1] === '*') {
        const end = this.at >= this.#unclosedFrom ? -1 : text.indexOf('*/', this.at + 2);
        if (end === -1) {
          this.#unclosedFrom = Math.min(this.#unclosedFrom, this.at);
          this.fail('the comment is not closed: `*/` is missing', this.at, this.at + 2);
        }
        this.at = end + 2;
      } else return;
    }
  }

  /** Goes past white space, comments and the ends of lines. */
  skipLines(): void {
    this.withLines(false, () => this.skip());
  }

  /** Does something with the ends of lines counting or not. */
  withLines<T>(count: boolean, act: () => T): T {
    const before = this.linesCount;
    this.linesCount = count;
    const result = act();
    this.linesCount = before;
    return result;
  }

  /** Goes one level deeper, within bounds: the parser is recursive. */
  nested<T>(act: () => T): T {
    if (++this.#depth > LIMITS.depth) {
      this.fail(`nested more than ${LIMITS.depth} levels deep`, this.at, this.at + 1);
    }
    const result = act();
    this.#depth--;
    return result;
  }

  /** The identifier that is next, if there is one. */
  identifier(): string | undefined {
    return this.#match(IDENTIFIER);
  }

  /** The number that is next, as written, if there is one. */
  number(): string | undefined {
    return this.#match(NUMBER);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Goes past a keyword if it is next and no longer word is. */
  keyword(word: string): boolean {
    const before = this.at;
    if (this.identifier() === word) return true;
    this.at = before;
    return false;
  }

  /** Goes past some characters, which must be next. */
  expect(what: string, where: string): void {
    if (!this.take(what)) this.fail(`a \`${what}\` is missing ${where}`);
  }

  /** How deep what is being read is nested. */
  get depth(): number {
    return this.#depth;
  }

  /**
   * Begins anew after a fault, at another place, as deep as the body that goes on. A text with very many faults is
   * no HCL: the rest of it is not read.
   */
  recover(at: number, depth: number): void {
    this.at = ++this.#faults > MAX_FAULTS ? this.text.length : at;
    this.linesCount = true;
    this.#depth = depth;
  }

  /** The line from an offset on that has nothing on it but a word: where the word begins. */
  lineOf(word: string, from: number): number | undefined {
    this.#lines ??= linesOfOneWord(this.text);
    const starts = this.#lines.get(word) ?? [];
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < from) low = middle + 1;
      else high = middle;
    }
    return starts[low];
  }

  #faults = 0;
  #lines: Map<string, number[]> | undefined;
  /** From here on, no comment is closed. */
  #unclosedFrom = Number.POSITIVE_INFINITY;

  /** Stops at what is next. */
  fail(message: string, start = this.at, end = this.at + 1): never {
    const found = /^[^\s`]{1,30}/.exec(this.text.slice(start, start + 30))?.[0];
    const shown = start >= this.text.length ? ' (the file ends here)' : found ? ` (found \`${found}\`)` : '';
    const place = start === this.at ? shown : '';
    throw new SyntaxFault(
      `not valid HCL: ${message}${place}`,
      this.rangeFrom(start, end),
      Math.max(start, this.at),
    );
  }
}

const LINE_OF_ONE_WORD = /^[ \t]*([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?$/gmu;

/** Where words stand that have a line for themselves, in order. */
function linesOfOneWord(text: string): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  for (const match of text.matchAll(LINE_OF_ONE_WORD)) {
    const word = match[1]!;
    const start = match.index + match[0].indexOf(word);
    const known = lines.get(word);
    if (known) known.push(start);
    else lines.set(word, [start]);
  }
  return lines;
}

import type { Edit } from '@leastwise/core';
import { type Collection, isWithin } from './find-place.ts';
import { indentation, isFirstInLine, lineBreak, lineEnd, lineStart, nextLine } from './lines.ts';

/** A member of a collection in brackets. */
interface Member {
  readonly start: number;
  readonly end: number;
  /** Where the comma after it stands. */
  readonly comma: number | undefined;
}

/** The end of the comment that begins at an offset; undefined when none does. */
export type CommentEnd = (text: string, at: number) => number | undefined;

/** Whether a comma stands between members: always, where the others have one, or never. */
export type Commas = 'needed' | 'optional' | 'never';

/** What sets the languages apart in which collections stand in brackets. */
export interface FlowStyle {
  readonly commentEnd: CommentEnd;
  readonly commas?: Commas;
  /** Where the bracket opens; where the collection begins when absent. */
  readonly open?: number;
}

/** A collection in brackets, as JSON and YAML's flow style write them, with where its members and commas stand. */
export class Flow {
  readonly #text: string;
  readonly #commentEnd: CommentEnd;
  readonly #open: number;
  readonly #commas: Commas;
  readonly #members: readonly Member[];

  private constructor(text: string, style: Required<FlowStyle>, members: readonly Member[]) {
    this.#text = text;
    this.#commentEnd = style.commentEnd;
    this.#open = style.open;
    this.#commas = style.commas;
    this.#members = members;
  }

  /** Undefined for what is not written out in brackets, member by member. */
  static of(text: string, collection: Collection, style: FlowStyle): Flow | undefined {
    const { range, type } = collection;
    const values = type === 'sequence' ? collection.items : collection.entries.map(({ value }) => value);
    const { commentEnd, commas = 'needed', open = range.start } = style;
    if (text[open] !== (type === 'sequence' ? '[' : '{')) return undefined;
    const members: Member[] = [];
    let at = open + 1;
    for (const { range: value } of values) {
      const start = skip(text, at, commentEnd);
      if (!isWithin(value, range) || value.start < start) return undefined;
      const after = skip(text, value.end, commentEnd);
      const comma = text[after] === ',' ? after : undefined;
      members.push({ start, end: value.end, comma });
      at = comma === undefined ? after : comma + 1;
    }
    const close = skip(text, at, commentEnd);
    return close === range.end - 1 ? new Flow(text, { commentEnd, commas, open }, members) : undefined;
  }

  /** Whether its members stand on lines of their own. */
  get isMultiline(): boolean {
    const [first] = this.#members;
    return first !== undefined && isFirstInLine(this.#text, first.start) && first.start > this.#open;
  }

  /** Whether there is white space inside its brackets. */
  get isSpaced(): boolean {
    return /\s/.test(this.#text[this.#open + 1] ?? '');
  }

  /** What its members are indented with. */
  get indent(): string {
    return indentation(this.#text, this.#members[0]?.start ?? this.#open);
  }

  /** What stands between two members. */
  get separator(): string {
    return this.#comma + this.#gap;
  }

  get #comma(): string {
    const isNeeded = this.#commas === 'needed' || (this.#commas === 'optional' && !this.isMultiline);
    const isUsed = this.#commas === 'optional' && this.#members[0]?.comma !== undefined;
    return isNeeded || isUsed ? ',' : '';
  }

  /** The white space between two members. */
  get #gap(): string {
    if (this.isMultiline) return `${lineBreak(this.#text)}${this.indent}`;
    const [first] = this.#members;
    const isTight =
      first?.comma === undefined
        ? /["'\]}][:,]\S/.test(this.#text.slice(this.#open, first?.end))
        : !/\s/.test(this.#text[first.comma + 1] ?? '');
    return isTight && this.#commas === 'needed' ? '' : ' ';
  }

  /** Takes members out, each with its comma, its line and the comment behind it. */
  remove(indexes: ReadonlySet<number>): Edit[] {
    const text = this.#text;
    const last = this.#members.findLastIndex((_, index) => !indexes.has(index));
    const mayEndWithComma = this.#members.at(-1)?.comma !== undefined;
    return this.#members.flatMap(({ start, end, comma }, index): Edit[] => {
      if (!indexes.has(index)) return [];
      const extent = this.#extent(start, comma === undefined ? end : comma + 1);
      if (index !== last + 1 || mayEndWithComma || index === 0) return [{ range: extent, text: '' }];
      // The comma before the first of those at the end goes as well.
      const before = this.#members[index - 1]!.comma;
      if (before === undefined) return [{ range: extent, text: '' }];
      const isBeside = text.slice(before + 1, extent.start).trim() === '' && !isFirstInLine(text, start);
      if (isBeside) return [{ range: { start: before, end: extent.end }, text: '' }];
      return [
        { range: { start: before, end: before + 1 }, text: '' },
        { range: extent, text: '' },
      ];
    });
  }

  /** Adds a member, written as it is to stand there. */
  insert(member: string, first: boolean): Edit[] {
    const [head] = this.#members;
    const tail = this.#members.at(-1);
    if (!head || !tail) {
      const space = this.isSpaced ? ' ' : '';
      const at = this.#open + 1;
      return [{ range: { start: at, end: at }, text: `${space}${member}` }];
    }
    if (first) return [{ range: { start: head.start, end: head.start }, text: member + this.separator }];
    if (tail.comma !== undefined) {
      const at = this.#afterComment(tail.comma + 1);
      return [{ range: { start: at, end: at }, text: `${this.#gap}${member},` }];
    }
    const at = this.#afterComment(tail.end);
    if (at === tail.end) return [{ range: { start: at, end: at }, text: this.separator + member }];
    return [
      ...(this.#comma ? [{ range: { start: tail.end, end: tail.end }, text: ',' }] : []),
      { range: { start: at, end: at }, text: this.#gap + member },
    ];
  }

  /** A member with the white space that would be left behind: its line, when it has one of its own. */
  #extent(start: number, end: number): { start: number; end: number } {
    const text = this.#text;
    const stop = this.#afterComment(end);
    const isRest = text.slice(stop, lineEnd(text, stop)).trim() === '';
    if (isFirstInLine(text, start) && isRest)
      return { start: lineStart(text, start), end: nextLine(text, stop) };
    // A comment behind the member that others share the line with stays.
    if (isRest) {
      const before = text.slice(lineStart(text, start), start);
      return { start: start - (/[ \t]*$/.exec(before)?.[0].length ?? 0), end };
    }
    return { start, end: end + /^[ \t]*/.exec(text.slice(end, lineEnd(text, end)))![0].length };
  }

  /** The end of the comment that stands behind an offset in its line; the offset itself where there is none. */
  #afterComment(at: number): number {
    const text = this.#text;
    const next = at + /^[ \t]*/.exec(text.slice(at, lineEnd(text, at)))![0].length;
    return this.#commentEnd(text, next) ?? at;
  }
}

/** The first offset that holds neither white space nor a comment. */
function skip(text: string, from: number, commentEnd: CommentEnd): number {
  let at = from;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++;
    const end = commentEnd(text, at);
    if (end === undefined) return at;
    at = end;
  }
}

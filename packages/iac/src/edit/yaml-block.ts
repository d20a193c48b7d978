import type { Edit, Node, Range } from '@leastwise/core';
import { type Collection, isWithin } from './find-place.ts';
import { indentation, isFirstInLine, lineBreak, lineEnd, lineStart, nextLine } from './lines.ts';

/** A member of a block collection: where its dash or key stands, and where its last text ends. */
interface Member {
  readonly start: number;
  readonly end: number;
}

/** A collection in YAML's block style, where indentation and dashes say what belongs together. */
export class YamlBlock {
  readonly #text: string;
  readonly #members: readonly Member[];

  private constructor(text: string, members: readonly Member[]) {
    this.#text = text;
    this.#members = members;
  }

  /** Undefined for what is not written out in block style, member by member. */
  static of(text: string, collection: Collection): YamlBlock | undefined {
    const { range } = collection;
    if (!isBlock(text, collection)) return undefined;
    const column = range.start - lineStart(text, range.start);
    const members: Member[] = [];
    const children: readonly { value: Node; key?: Range }[] =
      collection.type === 'sequence'
        ? collection.items.map((value) => ({ value }))
        : collection.entries.map(({ keyRange, value }) => ({ value, key: keyRange }));
    for (const { value, key } of children) {
      const at = key ? key.start : isWithin(value.range, range) ? value.range.start : -1;
      const start = key ? at : dashBefore(text, at, range.start, column);
      // What came by an alias or a merge key is not written here.
      if (start === undefined || at < range.start || start <= (members.at(-1)?.start ?? -1)) return undefined;
      if (start - lineStart(text, start) !== column) return undefined;
      const end = isWithin(value.range, range) ? contentEnd(text, value) : 0;
      members.push({ start, end: end > (key?.end ?? start) ? end : lineEnd(text, key?.end ?? start) });
    }
    return members.length > 0 ? new YamlBlock(text, members) : undefined;
  }

  /** What its members are indented with, as white space. */
  get indent(): string {
    const { start } = this.#members[0]!;
    const written = this.#text.slice(lineStart(this.#text, start), start);
    return written.replace(/[^\t]/g, ' ');
  }

  /** Takes members out with their lines and the comments that are theirs; undefined where a comment would be lost. */
  remove(indexes: ReadonlySet<number>): Edit[] | undefined {
    const edits: Edit[] = [];
    for (const index of indexes) {
      const { start, end } = this.#members[index]!;
      const range = isFirstInLine(this.#text, start)
        ? this.#lines(start, end)
        : this.#upToNext(index, indexes);
      if (!range) return undefined;
      edits.push({ range, text: '' });
    }
    return edits;
  }

  /** Adds a member, written as it is to stand there. */
  insert(member: string, first: boolean): Edit[] {
    const newline = lineBreak(this.#text) + this.indent;
    if (first) {
      const { start } = this.#members[0]!;
      return [{ range: { start, end: start }, text: member + newline }];
    }
    const at = lineEnd(this.#text, this.#members.at(-1)!.end);
    return [{ range: { start: at, end: at }, text: newline + member }];
  }

  /** Makes a mapping the first item of a list. */
  intoItem(): Edit[] {
    const text = this.#text;
    const { start } = this.#members[0]!;
    const edits: Edit[] = [{ range: { start, end: start }, text: '- ' }];
    const stop = this.#members.at(-1)!.end;
    for (let at = nextLine(text, start); at < stop; at = nextLine(text, at)) {
      if (lineEnd(text, at) > at) edits.push({ range: { start: at, end: at }, text: '  ' });
    }
    return edits;
  }

  /** Whole lines of a member, with the comments above where they can be of nothing else. */
  #lines(start: number, end: number): Range {
    const text = this.#text;
    const after = nextLine(text, lineEnd(text, end));
    const following = text.slice(after, lineEnd(text, after));
    const isNextMember =
      indentation(text, after).length >= this.indent.length && !/^\s*(#|$)/.test(following);
    let from = lineStart(text, start);
    if (!isNextMember) {
      while (from > 0 && isCommentLine(text, lineStart(text, from - 1), this.indent))
        from = lineStart(text, from - 1);
    }
    // Without a line break at the end of the file, the one before goes.
    if (after === text.length && text.at(-1) !== '\n' && from > 0) {
      return { start: lineEnd(text, lineStart(text, from - 1)), end: after };
    }
    return { start: from, end: after };
  }

  /** A member that shares its line with the dash of a list: what follows takes its place. */
  #upToNext(index: number, indexes: ReadonlySet<number>): Range | undefined {
    const { start, end } = this.#members[index]!;
    const next = this.#members[index + 1];
    if (!next || indexes.has(index + 1)) return undefined;
    const between = this.#text.slice(lineEnd(this.#text, end), next.start);
    return between.trim() === '' ? { start, end: next.start } : undefined;
  }
}

/** Whether a collection is written in block style. */
export function isBlock(text: string, { range, type }: Collection): boolean {
  if (type === 'sequence') return text[range.start] === '-' && /\s/.test(text[range.start + 1] ?? '');
  return text[range.start] !== '{';
}

/** Where the last text of a node ends, trailing blank lines left out. */
function contentEnd(text: string, node: Node): number {
  if ((node.type === 'mapping' || node.type === 'sequence') && isBlock(text, node)) {
    const last = node.type === 'sequence' ? node.items.at(-1) : node.entries.at(-1)?.value;
    if (last && isWithin(last.range, node.range)) return contentEnd(text, last);
  }
  const written = text.slice(node.range.start, node.range.end);
  return node.range.start + written.trimEnd().length;
}

/** The dash of the item that begins at an offset. */
function dashBefore(text: string, at: number, from: number, column: number): number | undefined {
  for (let line = lineStart(text, at); line + column >= from; line = lineStart(text, line - 1)) {
    if (line + column < at && text[line + column] === '-' && /\s/.test(text[line + column + 1] ?? ''))
      return line + column;
    if (line === 0) break;
  }
  return undefined;
}

function isCommentLine(text: string, line: number, indent: string): boolean {
  return text.slice(line, lineEnd(text, line)).startsWith(`${indent}#`);
}

import type { Change, Edit, Range, SourceText } from '@leastwise/core';
import { moved } from './apply-edits.ts';
import type { ReferTo } from './language.ts';
import { openWritten, placeOf, type WrittenFile, writeChanges } from './write-changes.ts';

/** A text to write changes into: a file, or several that are read as one. */
export class WrittenText {
  readonly #text: SourceText;
  readonly #referTo: ReferTo;
  readonly #files = new Map<SourceText, WrittenFile | undefined>();

  constructor(text: SourceText, referTo: ReferTo) {
    this.#text = text;
    this.#referTo = referTo;
  }

  /**
   * The edits that make changes, in order; undefined where one cannot be made on what is written there, or where they
   * are of several files.
   */
  write(changes: readonly Change[]): readonly Edit[] | undefined {
    const [first] = changes;
    if (!first) return undefined;
    const { part, base } = this.#text.partAt(placeOf(first).start);
    const end = base + part.text.length;
    if (changes.some((change) => placeOf(change).start < base || placeOf(change).end > end)) return undefined;
    if (!this.#files.has(part)) this.#files.set(part, openWritten(part, this.#referTo));
    const file = this.#files.get(part);
    const edits =
      file && writeChanges(file, base === 0 ? changes : changes.map((change) => shifted(change, -base)));
    return base === 0 ? edits : edits?.map((edit) => moved(edit, base));
  }
}

/** A change of a text that begins elsewhere. */
function shifted(change: Change, by: number): Change {
  const shift = ({ start, end }: Range): Range => ({ start: start + by, end: end + by });
  switch (change.type) {
    case 'insert':
      return { ...change, into: shift(change.into) };
    case 'append':
      return { ...change, to: shift(change.to) };
    default:
      return { ...change, at: shift(change.at) };
  }
}

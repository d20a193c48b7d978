/** A pattern as text; positions in `literal` hold plain characters even where they are `*` or `?`. */
export interface PatternText {
  readonly text: string;
  readonly literal?: ReadonlySet<number>;
}

/** `*` in a list of cells. */
export const ANY = -1;
/** `?` in a list of cells. */
export const ANY_ONE = -2;

/** A code unit that stands for itself, or one of the wildcards. */
export type Cell = number;

const STAR = '*'.charCodeAt(0);
const QUESTION = '?'.charCodeAt(0);

/** The cells of a pattern in which `*` and `?` are live, except at literal positions. */
export function wildcardCells({ text, literal }: PatternText): Cell[] {
  const cells: Cell[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (literal?.has(at)) cells.push(code);
    else cells.push(code === STAR ? ANY : code === QUESTION ? ANY_ONE : code);
  }
  return cells;
}

/** The cells of plain text, in which nothing is a wildcard. */
export function plainCells({ text }: PatternText): Cell[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

/** The text that cells match, when they match one text only; undefined when there is a wildcard. */
export function onlyText(cells: readonly Cell[]): string | undefined {
  let text = '';
  for (const cell of cells) {
    if (cell < 0) return undefined;
    text += String.fromCharCode(cell);
  }
  return text;
}

/** A text with upper-case letters in lower case, code unit by code unit, so that its length stays the same. */
export function foldCase(text: string): string {
  const folded = text.toLowerCase();
  if (folded.length === text.length) return folded;
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at).toLowerCase();
    return unit.length === 1 ? unit : text.charAt(at);
  }).join('');
}

import type { Style } from '../style.ts';
import { styleCodeSpans } from '../text/code-spans.ts';
import { displayWidth } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';

/** How an explanation is drawn. */
export interface ExplanationOptions {
  readonly style: Style;
  /** Columns to keep within. */
  readonly width: number;
}

const INDENT = '  ';
/** Columns below which a text beside a name is hard to read. */
const NARROWEST = 20;

/** A name and what is said of it. */
export interface Row {
  readonly name: string;
  readonly text: string;
}

/** The first line: what is explained, and what it is. */
export function title(name: string, what: string, { style, width }: ExplanationOptions): string[] {
  const together = displayWidth(name) + 3 + displayWidth(what) <= width;
  return together
    ? [`${style.strong(name)}   ${style.faint(what)}`]
    : [style.strong(name), ...wrap(what, width).map((line) => style.faint(line))];
}

/** Sentences, wrapped; what stands in backticks in the style of code. */
export function paragraph(text: string, { style, width }: ExplanationOptions): string[] {
  return styleCodeSpans(wrap(text, width), style);
}

/** A description of the reference as a sentence: it says of every action that it `Grants permission to` something. */
export function sentence(description: string): string {
  const plain = description.replace(/^Grants permission to /, '');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}${plain.endsWith('.') ? '' : '.'}`;
}

/** A heading with indented lines under it; nothing when there are none. */
export function section(heading: string, lines: readonly string[], { style }: ExplanationOptions): string[] {
  if (lines.length === 0) return [];
  return [style.strong(heading), ...lines.map((line) => (line === '' ? '' : INDENT + line))];
}

/** Rows in two columns; what is too wide for its column has a line of its own. */
export function rows(entries: readonly Row[], { style, width }: ExplanationOptions): string[] {
  const room = width - INDENT.length;
  const widest = Math.max(0, ...entries.map(({ name }) => displayWidth(name)));
  const column = Math.min(widest, Math.max(12, Math.floor(room * 0.45)));
  const beside = room - column - 2;
  return entries.flatMap(({ name, text }) => {
    const names = wrap(name, room).map((line) => style.code(line));
    if (text === '') return names;
    const lines = wrap(text, beside);
    if (displayWidth(name) > column || beside < NARROWEST || isBroken(text, lines)) {
      const below = wrap(text, room - INDENT.length).map((line) => INDENT + line);
      return name === '' ? below : [...names, ...below];
    }
    const first = `${style.code(name)}${' '.repeat(column - displayWidth(name) + 2)}${lines[0]!}`;
    return [first, ...lines.slice(1).map((line) => ' '.repeat(column + 2) + line)];
  });
}

/** Whether wrapping had to break a word. */
function isBroken(text: string, lines: readonly string[]): boolean {
  return lines.join(' ') !== text;
}

/** Names one after the other, wrapped. */
export function nameList(names: readonly string[], { style, width }: ExplanationOptions): string[] {
  if (names.length === 0) return [];
  return wrap(names.join(', '), width - INDENT.length).map((line) => style.code(line));
}

/** Blocks with an empty line between them. */
export function blocks(...parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

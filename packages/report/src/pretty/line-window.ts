import type { SourceText } from '@leastwise/core';
import { visible } from '../text/visible.ts';
import { characterWidth } from '../text/width.ts';

const TAB = 4;

/** The part of a line that fits a width, and where the characters of the file ended up in it. */
export interface LineWindow {
  readonly shown: string;
  /** The column, from 0, at which a character of the file is drawn; the nearest one when it is cut off. */
  readonly columnOf: (offset: number) => number;
}

/** The offsets between which a line stands, its line break left out. */
export function lineBounds({ text, lineStarts }: SourceText, line: number): { start: number; end: number } {
  const start = lineStarts[line - 1] ?? text.length;
  const next = lineStarts[line];
  let end = next === undefined ? text.length : next - 1;
  if (end > start && text.charCodeAt(end - 1) === 13) end--;
  return { start, end };
}

/**
 * The part of a line that shows a range of it, within a width. Tabs become spaces and control characters visible;
 * where something is cut off stands an ellipsis. Costs the same however long the line is.
 */
export function windowOf(
  source: SourceText,
  line: number,
  focus: { readonly start: number; readonly end: number },
  width: number,
): LineWindow {
  const bounds = lineBounds(source, line);
  const from = wholeCharacter(source.text, Math.max(bounds.start, focus.start - 2 * width));
  const to = wholeCharacter(source.text, Math.min(bounds.end, focus.start + 2 * width));
  const cells = cellsOf(source.text, from, to);
  const columnIn = (offset: number): number => {
    const cell = cells.find(({ end }) => end > offset);
    return cell ? cell.column : (cells.at(-1)?.nextColumn ?? 0);
  };
  const isWhole = from === bounds.start && to === bounds.end;
  const fits = isWhole && (cells.at(-1)?.nextColumn ?? 0) <= width;

  const focusStart = columnIn(focus.start);
  const focusEnd = Math.max(columnIn(focus.end), focusStart + 1);
  const keepsStart = from === bounds.start && focusEnd <= width - 1;
  // A quarter of the width before the focus tells what it is in.
  const cut = fits || keepsStart ? 0 : Math.max(0, focusStart - (width >> 2));
  const cutLeft = cut > 0 || from > bounds.start;
  const left = cutLeft ? 1 : 0;

  let shown = cutLeft ? '…' : '';
  let used = left;
  let end = cut;
  for (const { text, column, nextColumn } of cells) {
    if (column < cut) continue;
    const wide = nextColumn - column;
    if (!fits && used + wide > width - 1) break;
    shown += text;
    used += wide;
    end = nextColumn;
  }
  const last = cells.at(-1)?.nextColumn ?? 0;
  if (end < last || to < bounds.end) shown += '…';
  const shift = left - cut;
  return { shown, columnOf: (offset) => Math.min(Math.max(columnIn(offset) + shift, left), used) };
}

interface Cell {
  readonly text: string;
  /** The offset after it in the file. */
  readonly end: number;
  readonly column: number;
  readonly nextColumn: number;
}

function cellsOf(text: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let at = from;
  for (const character of text.slice(from, to)) {
    const shown = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : visible(character);
    const nextColumn = column + (character === '\t' ? shown.length : characterWidth(shown));
    at += character.length;
    cells.push({ text: shown, end: at, column, nextColumn });
    column = nextColumn;
  }
  return cells;
}

/** An offset that is not between the halves of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff && offset > 0 ? offset - 1 : offset;
}

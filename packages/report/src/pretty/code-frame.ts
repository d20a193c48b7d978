import type { Range, Severity, SourceText } from '@leastwise/core';
import type { Style } from '../style.ts';
import { styleCodeSpans } from '../text/code-spans.ts';
import { oneLine } from '../text/visible.ts';
import { displayWidth } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { lineBounds, windowOf } from './line-window.ts';

/** A span of the file to mark, with what to say beside it. */
export interface Mark {
  readonly range: Range;
  readonly label?: string;
  /** Whether this is what the finding is about, or something related to it. */
  readonly primary: boolean;
}

/** How a frame is drawn. */
export interface FrameOptions {
  readonly severity: Severity;
  readonly style: Style;
  readonly width: number;
  /** Digits of the widest line number, so that what stands around the frame lines up. */
  readonly digits: number;
}

interface PlacedMark extends Mark {
  readonly line: number;
  readonly lastLine: number;
  /** Its part of the first line. */
  readonly start: number;
  readonly end: number;
}

/** The lines of a file with spans marked and labelled. */
export function codeFrame(source: SourceText, marks: readonly Mark[], options: FrameOptions): string[] {
  const { style, digits } = options;
  const placed = marks
    .map((mark) => place(source, mark))
    .sort((a, b) => a.line - b.line || a.start - b.start || Number(b.primary) - Number(a.primary));
  const gutter = (number: number | ''): string => style.faint(`${String(number).padStart(digits)} |`);
  const room = Math.max(options.width - digits - 3, 20);
  const rows = [gutter('')];
  let shownUntil = 0;
  for (const line of new Set(placed.map((mark) => mark.line))) {
    const here = placed.filter((mark) => mark.line === line);
    const before = contextLine(source, line - 1);
    if (shownUntil > 0 && line > shownUntil + 2) rows.push(style.faint('...'));
    if (before !== undefined && line - 1 > shownUntil) {
      const { shown } = windowOf(source, line - 1, { start: before, end: before }, room);
      rows.push(`${gutter(line - 1)} ${style.faint(shown)}`);
    }
    const focus = here.find(({ primary }) => primary) ?? here[0]!;
    const window = windowOf(source, line, focus, room);
    rows.push(`${gutter(line)} ${window.shown}`.trimEnd());
    for (const mark of here) {
      for (const row of markRows(mark, window.columnOf, room, options)) rows.push(`${gutter('')} ${row}`);
    }
    shownUntil = line;
  }
  return rows;
}

function place(source: SourceText, mark: Mark): PlacedMark {
  const { line } = source.position(mark.range.start);
  const lastLine = source.position(Math.max(mark.range.start, mark.range.end - 1)).line;
  const bounds = lineBounds(source, line);
  const start = Math.min(mark.range.start, bounds.end);
  let end = Math.min(mark.range.end, bounds.end);
  if (lastLine > line) while (end > start && /\s/.test(source.text[end - 1]!)) end--;
  return { ...mark, line, lastLine, start, end };
}

/** Where a line before begins, when it is worth showing. */
function contextLine(source: SourceText, line: number): number | undefined {
  if (line < 1) return undefined;
  const { start, end } = lineBounds(source, line);
  // A line of minified text says nothing about its neighbour.
  if (end - start > 300 || source.text.slice(start, end).trim() === '') return undefined;
  return start;
}

function markRows(
  mark: PlacedMark,
  columnOf: (offset: number) => number,
  room: number,
  { severity, style }: FrameOptions,
): string[] {
  const paint = (text: string): string =>
    mark.primary ? style.severity(severity, text) : style.strong(text);
  const start = Math.min(columnOf(mark.start), room - 1);
  const end = Math.max(columnOf(mark.end), start + 1);
  const underline = (mark.primary ? '^' : '-').repeat(end - start);
  const through = mark.lastLine > mark.line ? `(to line ${mark.lastLine})` : '';
  const label = [oneLine(mark.label ?? ''), through].filter(Boolean).join(' ');
  const row = ' '.repeat(start) + paint(underline);
  if (label === '') return [row];
  if (end + 1 + displayWidth(label) <= room) {
    return [`${row} ${styleCodeSpans([label], style, paint)[0]}`];
  }
  const indent = Math.min(start, Math.max(0, room - Math.min(displayWidth(label), 48)));
  const lines = styleCodeSpans(wrap(label, room - indent), style, paint);
  return [row, ...lines.map((text) => ' '.repeat(indent) + text)];
}

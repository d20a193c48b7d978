import { isOpaqueCodeUnit } from '../document/opaque.ts';
import { ANY, ANY_ONE, type Cell, onlyText } from './pattern-text.ts';

/** Whether a string matches. */
export type StringTest = (value: string) => boolean;

/** Whether the part of a string from one position to another matches. */
export type RangeTest = (value: string, from: number, to: number) => boolean;

/** What stands between two `*`. */
interface Segment {
  readonly length: number;
  /** Undefined when the segment has a `?`. */
  readonly text: string | undefined;
  readonly cells: readonly Cell[];
}

/**
 * A test for a pattern over the whole string: `*` matches any characters, `?` any one character. An opaque
 * letter is matched by itself and by `*` only. Each stretch between two `*` is looked for once, from the
 * left, so the time is bounded by the product of the two lengths and there is no backtracking.
 */
export function compileGlob(cells: readonly Cell[]): StringTest {
  const exact = onlyText(cells);
  if (exact !== undefined) return (value) => value === exact;
  const start = onlyText(cells.slice(0, -1));
  if (start !== undefined && cells.at(-1) === ANY)
    return start === '' ? () => true : (value) => value.startsWith(start);
  const test = compileGlobWithin(cells);
  return (value) => test(value, 0, value.length);
}

/** A test for a pattern over part of a string, as `compileGlob` reads it. */
export function compileGlobWithin(cells: readonly Cell[]): RangeTest {
  const segments = segmentsOf(cells);
  const first = segments[0]!;
  const last = segments.at(-1)!;
  if (segments.length === 1) {
    const { length } = first;
    return (value, from, to) => to - from === length && matchesAt(first, value, from);
  }
  const middle = segments.slice(1, -1).filter(({ length }) => length > 0);
  if (middle.length === 0 && first.length === 0 && last.length === 0) return () => true;
  const shortest = segments.reduce((sum, { length }) => sum + length, 0);
  return (value, from, to) => {
    if (to - from < shortest || !matchesAt(first, value, from)) return false;
    const end = to - last.length;
    if (!matchesAt(last, value, end)) return false;
    let at = from + first.length;
    for (const segment of middle) {
      const found = find(segment, value, at);
      if (found === -1) return false;
      at = found + segment.length;
    }
    return at <= end;
  };
}

function segmentsOf(cells: readonly Cell[]): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  for (let at = 0; at <= cells.length; at++) {
    if (at < cells.length && cells[at] !== ANY) continue;
    const own = cells.slice(start, at);
    segments.push({ length: own.length, text: onlyText(own), cells: own });
    start = at + 1;
  }
  return segments;
}

function matchesAt({ text, cells }: Segment, value: string, at: number): boolean {
  if (text !== undefined) return value.startsWith(text, at);
  for (let offset = 0; offset < cells.length; offset++) {
    const cell = cells[offset];
    const code = value.charCodeAt(at + offset);
    if (cell === ANY_ONE ? Number.isNaN(code) || isOpaqueCodeUnit(code) : code !== cell) return false;
  }
  return true;
}

function find(segment: Segment, value: string, from: number): number {
  if (segment.text !== undefined) return value.indexOf(segment.text, from);
  for (let at = from; at + segment.length <= value.length; at++) {
    if (matchesAt(segment, value, at)) return at;
  }
  return -1;
}

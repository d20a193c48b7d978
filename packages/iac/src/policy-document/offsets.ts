import type { Range } from '@leastwise/core';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Where the characters of a string value stand in the file: where each begins and where it ends. */
export interface Offsets {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * Where each character of a string value stands in the file, for values written with quotes, escapes, line
 * folding or indentation. Undefined when the value cannot be found there.
 * @param value the string as read
 * @param text the whole file
 * @param range the place of the string in it
 */
export function offsetsOf(value: string, text: string, range: Range): Offsets | undefined {
  const starts = new Uint32Array(value.length);
  const ends = new Uint32Array(value.length);
  let at = range.start;
  for (let index = 0; index < value.length; index++) {
    const wanted = value[index]!;
    for (;;) {
      if (at >= range.end) return undefined;
      const found = text[at]!;
      const escaped = found === '\\' ? escapeAt(text, at) : undefined;
      if (escaped?.character === wanted) {
        starts[index] = at;
        at += escaped.length;
        break;
      }
      // A folded line break is read as a space, a doubled quote as one.
      if (found === wanted || (wanted === ' ' && found === '\n')) {
        starts[index] = at++;
        break;
      }
      at += escaped?.length ?? 1;
    }
    ends[index] = at;
  }
  return { starts, ends };
}

function escapeAt(text: string, at: number): { character: string; length: number } {
  const letter = text[at + 1] ?? '';
  if (letter === 'u') {
    return { character: String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)), length: 6 };
  }
  return { character: ESCAPES[letter] ?? letter, length: 2 };
}

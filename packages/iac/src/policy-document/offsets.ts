import type { Range } from '@leastwise/core';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/**
 * Where each character of a string value stands in the file, for values written with quotes, escapes, line
 * folding or indentation. The last entry is the end of the value. Undefined when the value cannot be found there.
 * @param value the string as read
 * @param text the whole file
 * @param range the place of the string in it
 */
export function offsetsOf(value: string, text: string, range: Range): Uint32Array | undefined {
  const offsets = new Uint32Array(value.length + 1);
  let at = range.start;
  for (let index = 0; index < value.length; index++) {
    const wanted = value[index]!;
    for (;;) {
      if (at >= range.end) return undefined;
      const found = text[at]!;
      const escaped = found === '\\' ? escapeAt(text, at) : undefined;
      if (escaped?.character === wanted) {
        offsets[index] = at;
        at += escaped.length;
        break;
      }
      // A folded line break is read as a space, a doubled quote as one.
      if (found === wanted || (wanted === ' ' && found === '\n')) {
        offsets[index] = at++;
        break;
      }
      at += escaped?.length ?? 1;
    }
  }
  offsets[value.length] = at;
  return offsets;
}

function escapeAt(text: string, at: number): { character: string; length: number } {
  const letter = text[at + 1] ?? '';
  if (letter === 'u') {
    return { character: String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)), length: 6 };
  }
  return { character: ESCAPES[letter] ?? letter, length: 2 };
}

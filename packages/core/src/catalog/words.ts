import { wordCode, words } from './generated/services.ts';

let table: readonly string[] | undefined;
let digitValues: ReadonlyMap<string, number> | undefined;

/**
 * Reads a text that the generator wrote word by word. A word is its position in the table of words: a digit
 * below `one` is that position; a digit of the next `two` begins a pair; any other begins a triple.
 */
export function readWords(code: string): string {
  table ??= words.split('\n');
  digitValues ??= new Map([...wordCode.digits].map((digit, value) => [digit, value]));
  const { one, two } = wordCode;
  const base = wordCode.digits.length;
  const text: string[] = [];
  for (let at = 0; at < code.length; ) {
    const digit = (offset: number): number => digitValues!.get(code[at + offset]!)!;
    const first = digit(0);
    if (first < one) {
      text.push(table[first]!);
      at += 1;
    } else if (first < one + two) {
      text.push(table[one + (first - one) * base + digit(1)]!);
      at += 2;
    } else {
      text.push(table[one + two * base + ((first - one - two) * base + digit(1)) * base + digit(2)]!);
      at += 3;
    }
  }
  return text.join(' ');
}

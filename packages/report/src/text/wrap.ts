import { characterWidth, displayWidth } from './width.ts';

/**
 * Breaks a text at spaces into lines of at most a width. A word that is wider by itself is broken inside.
 * @param first columns that are taken on the first line
 */
export function wrap(text: string, width: number, first = 0): string[] {
  const room = Math.max(width, 20);
  const lines: string[] = [];
  let line = '';
  let used = Math.min(first, room);
  const flush = (): void => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  for (const word of text.split(' ')) {
    const wide = displayWidth(word);
    const gap = line === '' ? 0 : 1;
    if (used + gap + wide <= room) {
      line += (gap === 1 ? ' ' : '') + word;
      used += gap + wide;
      continue;
    }
    if (line !== '' || used > 0) flush();
    if (wide <= room) {
      line = word;
      used = wide;
      continue;
    }
    for (const character of word) {
      if (used + characterWidth(character) > room) flush();
      line += character;
      used += characterWidth(character);
    }
  }
  lines.push(line);
  return lines;
}

import type { Scanner } from './scanner.ts';
import { TemplateReader } from './template-reader.ts';
import { type TemplateToken, withoutFirst } from './template-token.ts';

/**
 * Reads lines of text with interpolations, as they stand in a heredoc or a template file.
 * @param end the offset at which they end
 * @param isIndented whether the indentation that all lines have is taken off
 */
export function readLines(scanner: Scanner, end: number, isIndented: boolean): TemplateToken[] {
  const tokens = new TemplateReader(scanner, { isQuoted: false, end }).read();
  return isIndented ? withoutIndentation(tokens) : tokens;
}

/** Blank lines do not count, and what is interpolated is not looked at: a line that begins with it has no indentation. */
function withoutIndentation(tokens: readonly TemplateToken[]): TemplateToken[] {
  const atLineStart = tokens.map((_, at) => {
    const before = tokens[at - 1];
    return at === 0 || (before?.kind === 'text' && before.text.endsWith('\n'));
  });
  let least = Number.POSITIVE_INFINITY;
  tokens.forEach((token, at) => {
    if (!atLineStart[at]) return;
    if (token.kind !== 'text') least = 0;
    else if (!isBlankLine(token.text)) {
      least = Math.min(least, token.text.length - token.text.trimStart().length);
    }
  });
  return tokens.map((token, at) => {
    if (!atLineStart[at] || token.kind !== 'text' || isBlankLine(token.text)) return token;
    return withoutFirst(token, Math.min(least, token.text.length));
  });
}

function isBlankLine(text: string): boolean {
  return text.endsWith('\n') && text.trim() === '';
}

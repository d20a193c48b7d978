/** Where the line of an offset begins. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline === -1) return text.length;
  return newline > 0 && text[newline - 1] === '\r' && newline > at ? newline - 1 : newline;
}

/** Where the line after that of an offset begins; the end of the text for the last line. */
export function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/** The white space that the line of an offset begins with. */
export function indentation(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), lineEnd(text, at)))![0];
}

/** Whether nothing but white space stands before an offset in its line. */
export function isFirstInLine(text: string, at: number): boolean {
  return /^[ \t\ufeff]*$/.test(text.slice(lineStart(text, at), at));
}

/** The line break that a text uses. */
export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** What a text indents one level more with, as it does so first; two spaces where it never does. */
export function indentUnit(text: string): string {
  let before: string | undefined;
  for (const [, indent = ''] of text.matchAll(/^([ \t]*)[^\s]/gm)) {
    if (before !== undefined && indent.length > before.length && indent.startsWith(before)) {
      const unit = indent.slice(before.length);
      return unit.length > 8 ? '  ' : unit;
    }
    before = indent;
  }
  return '  ';
}

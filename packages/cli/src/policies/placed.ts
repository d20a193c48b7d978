import type { Range, SourceText } from '@leastwise/core';

/** A place in a file for a message: `policy.json:4:7`. */
export function placed(text: SourceText, { start }: Range): string {
  const { line, column } = text.position(start);
  return `${text.file}:${line}:${column}`;
}

import type { Range, SourceText } from '@leastwise/core';

/** A place in a file for a message: `policy.json:4:7`. */
export function placed(text: SourceText, range: Range): string {
  const { file, startLine, startColumn } = text.location(range);
  return `${file}:${startLine}:${startColumn}`;
}

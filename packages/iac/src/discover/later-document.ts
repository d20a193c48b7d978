import type { Range } from '@leastwise/core';

/** Where the second document of a YAML text begins, with something in it; undefined where there is but one. */
export function laterDocument(text: string): Range | undefined {
  if (!/[\r\n]---/.test(text)) return undefined;
  let hasBegun = false;
  let mark: Range | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const isMark = /^---(?:\s|$)/.test(line);
    if (isMark && hasBegun) mark ??= { start: index, end: index + '---'.length };
    const content = isMark ? line.slice('---'.length) : line;
    if (/^(?:\s*(?:#|$)|%|\.\.\.(?:\s|$))/.test(content)) continue;
    if (mark) return mark;
    hasBegun = true;
  }
  return undefined;
}

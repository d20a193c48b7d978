import type { Node, Range, SourceText, Suppression } from '@leastwise/core';

const MARK = /(#|\/\/|\/\*)\s*leastwise:\s*(ignore(?:-file)?)\s*\[([^\]\n]*)\]([^\n]*)/g;
const EXPIRES = /\(\s*expires:?\s+(\d{4}-\d{2}-\d{2})\s*\)/i;

/**
 * The suppressions written as comments: `# leastwise: ignore[check] reason (expires 2027-01-31)`, in JSON with
 * comments `// leastwise: ...`. One on the line of a value or on the line above covers that value; `ignore-file`
 * covers the file.
 */
export function commentSuppressions(source: SourceText, root: Node | undefined): Suppression[] {
  if (!source.text.includes('leastwise:')) return [];
  const suppressions: Suppression[] = [];
  const strings = root ? stringRanges(root) : [];
  const byLine = root ? outermostByLine(source, root) : new Map<string, Range>();
  for (const match of source.text.matchAll(MARK)) {
    const start = match.index;
    if (!isComment(source.text, start, match[1]!) || strings.some((range) => isWithin(start, range)))
      continue;
    const end = start + match[0].trimEnd().length;
    const text = match[4]!.replace(/\*\/\s*$/, '');
    const expires = EXPIRES.exec(text)?.[1];
    const reason = text
      .replace(EXPIRES, '')
      .replace(/^[\s:–—-]+/, '')
      .trim();
    const checks = match[3]!.split(',').flatMap((check) => check.trim() || []);
    const covers =
      match[2] === 'ignore-file' ? fileAt(source, start) : byLine.get(coveredLine(source, start));
    suppressions.push({
      checks: checks.length > 0 ? checks : ['*'],
      ...(reason && { reason }),
      ...(expires !== undefined && { expires }),
      range: { start, end },
      covers: covers ?? { start, end },
      tool: 'leastwise',
    });
  }
  return suppressions;
}

/** YAML takes `#` for a comment only at the start of a line or after white space. */
function isComment(text: string, at: number, mark: string): boolean {
  return mark !== '#' || at === 0 || /\s/.test(text[at - 1]!);
}

function isWithin(offset: number, { start, end }: Range): boolean {
  return offset > start && offset < end;
}

function stringRanges(root: Node): Range[] {
  const ranges: Range[] = [];
  visit(root, (node) => {
    if (node.type === 'scalar' && typeof node.value === 'string' && node.value.includes('leastwise:')) {
      ranges.push(node.range);
    }
  });
  return ranges;
}

/** The whole of the file that an offset is in. */
function fileAt(source: SourceText, offset: number): Range {
  const { part, base } = source.partAt(offset);
  return { start: base, end: base + part.text.length };
}

/** The line that a comment speaks of: its own, or the next with anything on it when it stands alone. */
function coveredLine(source: SourceText, comment: number): string {
  const { part, base } = source.partAt(comment);
  const { line, column } = part.position(comment - base);
  const before = part.line(line).slice(0, column - 1);
  if (before.trim() !== '') return lineKey(base, line);
  let next = line + 1;
  while (next <= part.lineStarts.length && /^\s*(#.*|\/\/.*)?$/.test(part.line(next))) next++;
  return lineKey(base, next);
}

/** A line among those of all files. */
function lineKey(base: number, line: number): string {
  return `${base}:${line}`;
}

/** The outermost key with its value, or item of a list, that begins on each line. */
function outermostByLine(source: SourceText, root: Node): Map<string, Range> {
  const byLine = new Map<string, Range>();
  const consider = (range: Range): void => {
    const { part, base } = source.partAt(range.start);
    const line = lineKey(base, part.position(range.start - base).line);
    const known = byLine.get(line);
    if (!known || range.end - range.start > known.end - known.start) byLine.set(line, range);
  };
  visit(root, (node, parent) => {
    if (parent?.type === 'sequence') consider(node.range);
    if (node.type !== 'mapping') return;
    for (const { keyRange, value } of node.entries) {
      consider({ start: keyRange.start, end: Math.max(keyRange.end, value.range.end) });
    }
  });
  return byLine;
}

function visit(root: Node, look: (node: Node, parent: Node | undefined) => void): void {
  const pending: [Node, Node | undefined][] = [[root, undefined]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [node] = next;
    look(...next);
    if (node.type === 'sequence') for (const item of node.items) pending.push([item, node]);
    else if (node.type === 'mapping') for (const { value } of node.entries) pending.push([value, node]);
  }
}

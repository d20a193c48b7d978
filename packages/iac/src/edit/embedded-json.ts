import type { Node, Range } from '@leastwise/core';
import { isWithin } from './find-place.ts';
import { lineStart, nextLine } from './lines.ts';

/** A document in a string of another. */
interface EmbeddedText {
  readonly text: string;
  /** Whether `Fn::Sub` puts values into it. */
  readonly isSubstituted: boolean;
}

/**
 * The text of a file with nothing left but the string that holds a range, for strings whose lines are kept as they are
 * written (YAML's `|`, heredocs): what stands in it stands at the same place in the file. Undefined where no such string does.
 */
export function onlyEmbedded(text: string, root: Node, range: Range): EmbeddedText | undefined {
  const holder = stringAround(root, range);
  if (!holder || !/^(\||<<)/.test(text.slice(holder.range.start, holder.range.start + 2))) return undefined;
  const isHeredoc = text[holder.range.start] === '<';
  const start = nextLine(text, holder.range.start);
  // The last line of a heredoc says only that it ends.
  const end = isHeredoc ? lineStart(text, holder.range.end - 1) : holder.range.end;
  const blank = (part: string): string => part.replace(/[^\r\n]/g, ' ');
  return {
    text: blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end)),
    isSubstituted: isHeredoc || holder.tag === '!Sub',
  };
}

function stringAround(node: Node, range: Range): Node | undefined {
  if (!isWithin(range, node.range)) return undefined;
  if (node.type === 'scalar') return typeof node.value === 'string' ? node : undefined;
  const children =
    node.type === 'sequence'
      ? node.items
      : node.type === 'mapping'
        ? node.entries.map(({ value }) => value)
        : [];
  for (const child of children) {
    const found = stringAround(child, range);
    if (found) return found;
  }
  return undefined;
}

import {
  type DocumentProblem,
  hasOpaque,
  type Node,
  type Range,
  readJson,
  type SourceText,
} from '@leastwise/core';
import { offsetsOf } from './offsets.ts';

/** A document found inside a string of another. */
export interface EmbeddedDocument {
  readonly root?: Node;
  readonly problems: readonly DocumentProblem[];
}

/**
 * Reads JSON that stands in a string, with positions in the file as exact as can be.
 * @param json the string's value; it may hold opaque letters
 * @param range the place of the string, and of whatever has no exact place of its own
 * @param source the file; without it, everything lies at `range`
 * @param change what to do with each string of the document
 */
export function readEmbedded(
  json: string,
  range: Range,
  source?: SourceText,
  change: (text: string) => string = (text) => text,
): EmbeddedDocument {
  const offsets = source && offsetsOf(json, source.text, range);
  const place = (inner: Range): Range => {
    if (!offsets || json.length === 0) return range;
    const last = json.length - 1;
    const start = offsets.starts[Math.min(inner.start, last)]!;
    return { start, end: inner.end > inner.start ? offsets.ends[Math.min(inner.end - 1, last)]! : start };
  };
  const { root, problems } = readJson(json);
  return {
    ...(root && { root: moved(root, json, place, change) }),
    problems: problems.map((problem) => ({ ...problem, range: place(problem.range) })),
  };
}

function moved(
  node: Node,
  json: string,
  place: (range: Range) => Range,
  change: (text: string) => string,
): Node {
  const range = place(node.range);
  switch (node.type) {
    case 'mapping':
      return {
        ...node,
        range,
        entries: node.entries.map(({ key, keyRange, value }) => ({
          key: change(key),
          keyRange: place(keyRange),
          value: moved(value, json, place, change),
        })),
      };
    case 'sequence':
      return { ...node, range, items: node.items.map((item) => moved(item, json, place, change)) };
    case 'scalar':
      if (typeof node.value !== 'string') return { ...node, range };
      return {
        ...node,
        range,
        value: change(withLetters(node.value, json.slice(node.range.start, node.range.end))),
      };
    default:
      return { ...node, range };
  }
}

/** The reader of JSON takes opaque letters for characters of the input where a string has escapes; here they are ours. */
function withLetters(value: string, written: string): string {
  if (!value.includes('\ufffd') || !hasOpaque(written)) return value;
  try {
    return JSON.parse(written) as string;
  } catch {
    return value;
  }
}

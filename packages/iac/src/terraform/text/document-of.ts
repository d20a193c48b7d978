import { type Entry, hasOpaque, type Node, type PolicyProblem, type Range, readJson } from '@leastwise/core';
import { type TextNode, TextPlaces } from './text-node.ts';

/** A document found in a value, and what was wrong with its text. */
export interface FoundDocument {
  readonly node: Node;
  readonly problems: readonly PolicyProblem[];
}

/**
 * The document that an argument holds as JSON: read where it stands in the file, or the very expression that
 * `jsonencode` was given. Both branches of a condition are looked at. What is no string is taken as it is, and so is
 * a string that is not the JSON of an object or list.
 */
export function documentOf(node: Node): FoundDocument {
  if (node.tag === '!If' && node.type === 'sequence') {
    const [condition, ...branches] = node.items;
    const found = branches.map(documentOf);
    const items = [condition!, ...found.map((branch) => branch.node)];
    return { node: { ...node, items }, problems: found.flatMap(({ problems }) => problems) };
  }
  if (node.type !== 'scalar' || typeof node.value !== 'string' || node.tag) return { node, problems: [] };
  const text = node as TextNode;
  return text.document ? documentOf(text.document) : readInPlace(text);
}

function readInPlace(text: TextNode): FoundDocument {
  const { json, wasOf } = quoteLetters(text.value);
  const places = new TextPlaces(text);
  const place = ({ start, end }: Range): Range => places.rangeOf({ start: wasOf(start), end: wasOf(end) });
  const { root, problems } = readJson(json);
  const wrong = problems.map(
    ({ range, message }): PolicyProblem => ({ code: 'syntax', range: place(range), message }),
  );
  if (!root || root.type === 'scalar') return { node: text, problems: wrong };
  return { node: new Placing(json, text.value, wasOf, place).node(root), problems: wrong };
}

/** A tree that was read from a string, put where the string's characters stand in the file. */
export function placedNode(root: Node, text: TextNode): Node {
  const places = new TextPlaces(text);
  const same = (offset: number): number => offset;
  return new Placing(undefined, text.value, same, (range) => places.rangeOf(range)).node(root);
}

/** Puts the nodes of embedded JSON where they stand in the file. */
class Placing {
  /** The text as JSON; undefined for YAML, whose scalars are as read. */
  readonly #json: string | undefined;
  readonly #value: string;
  readonly #wasOf: (offset: number) => number;
  readonly #place: (range: Range) => Range;

  constructor(
    json: string | undefined,
    value: string,
    wasOf: (offset: number) => number,
    place: (range: Range) => Range,
  ) {
    this.#json = json;
    this.#value = value;
    this.#wasOf = wasOf;
    this.#place = place;
  }

  node(node: Node): Node {
    const range = this.#place(node.range);
    switch (node.type) {
      case 'mapping':
        return { ...node, range, entries: node.entries.map((entry) => this.#entry(entry)) };
      case 'sequence':
        return { ...node, range, items: node.items.map((item) => this.node(item)) };
      case 'unresolved':
        return { ...node, range };
      case 'scalar': {
        if (typeof node.value !== 'string') return { ...node, range };
        if (this.#json === undefined) return { ...node, range };
        const written = this.#value.slice(this.#wasOf(node.range.start), this.#wasOf(node.range.end));
        if (!written.startsWith('"')) {
          return {
            type: 'unresolved',
            reason: 'only deployment knows this value',
            letter: node.value,
            range,
          };
        }
        return { ...node, value: this.#withLetters(node.value, node.range), range };
      }
    }
  }

  #entry({ key, keyRange, value }: Entry): Entry {
    return {
      key: this.#withLetters(key, keyRange),
      keyRange: this.#place(keyRange),
      value: this.node(value),
    };
  }

  /** The reader of JSON takes opaque letters for characters of the input where a string has escapes; here they are ours. */
  #withLetters(value: string, range: Range): string {
    if (this.#json === undefined || !value.includes('\ufffd')) return value;
    const written = this.#json.slice(range.start, range.end);
    if (!hasOpaque(written)) return value;
    try {
      return JSON.parse(written) as string;
    } catch {
      return value;
    }
  }
}

/** The text with letters outside strings (`"Resource": ${var.list}`) in quotes, and the offsets that it had. */
function quoteLetters(value: string): { json: string; wasOf: (offset: number) => number } {
  if (!hasOpaque(value)) return { json: value, wasOf: (offset) => offset };
  const added: number[] = [];
  let json = '';
  let inString = false;
  for (let at = 0; at < value.length; at++) {
    const character = value[at]!;
    if (inString && character === '\\') {
      json += character + (value[++at] ?? '');
      continue;
    }
    if (character === '"') inString = !inString;
    if (inString || !hasOpaque(character)) {
      json += character;
      continue;
    }
    added.push(json.length, json.length + 2);
    json += `"${character}"`;
  }
  const wasOf = (offset: number): number => {
    let low = 0;
    let high = added.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (added[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
  return { json, wasOf };
}

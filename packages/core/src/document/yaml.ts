import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type YAMLParseError,
  type Node as YamlNode,
} from 'yaml';
import { LIMITS } from './limits.ts';
import type { Entry, Node } from './node.ts';
import { withoutOpaque } from './opaque.ts';
import type { DocumentProblem, DocumentResult } from './problem.ts';
import type { Range } from './source-text.ts';

/**
 * Reads YAML into a tree with positions. Aliases are expanded within a budget, merge keys (`<<`) applied,
 * tags kept on their nodes (`!Sub`), duplicate keys kept. Never throws.
 * @param text the whole file; positions are offsets into it
 */
export function readYaml(text: string): DocumentResult<Node> {
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      strict: true,
      schema: 'core',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problems: [tooDeep({ start: 0, end: 0 })] };
  }
  const problems = document.errors.slice(0, 100).map(problemOf);
  if (!document.contents) return { problems };
  const root = new Converter(document, problems).convert(document.contents, 0);
  return { ...(root && { root }), problems };
}

function problemOf(error: YAMLParseError): DocumentProblem {
  const range = { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0]) };
  // The library reports a stack overflow of its own as an error of the document.
  if (/call stack/i.test(error.message)) return tooDeep(range);
  return { code: 'syntax', range, message: `not valid YAML: ${lowerFirst(error.message.split('\n')[0]!)}` };
}

class Converter {
  readonly #document: Document.Parsed;
  readonly #problems: DocumentProblem[];
  /** Anchored nodes being expanded, to notice an alias inside its own anchor. */
  readonly #expanding = new Set<YamlNode>();
  #nodes = 0;
  #stopped = false;

  constructor(document: Document.Parsed, problems: DocumentProblem[]) {
    this.#document = document;
    this.#problems = problems;
  }

  /** Our node for YAML's; undefined once a bound is passed. */
  convert(node: YamlNode, depth: number): Node | undefined {
    if (this.#stopped) return undefined;
    const range = rangeOf(node);
    if (++this.#nodes > LIMITS.nodes) {
      return this.#stop({
        code: 'too-many-nodes',
        range,
        message: `more than ${LIMITS.nodes} values once its aliases are expanded`,
      });
    }
    if (depth > LIMITS.depth) return this.#stop(tooDeep(range));
    if (isAlias(node)) return this.#alias(node.source, range, depth);
    const tag = node.tag?.startsWith('!') ? { tag: node.tag } : {};
    if (isScalar(node)) {
      const { value, source } = node;
      if (typeof value === 'string') return { type: 'scalar', value: withoutOpaque(value), range, ...tag };
      if (typeof value === 'number' || typeof value === 'boolean') {
        return { type: 'scalar', value, raw: source ?? String(value), range, ...tag };
      }
      return { type: 'scalar', value: null, range, ...tag };
    }
    if (isSeq<YamlNode>(node)) {
      const items: Node[] = [];
      for (const item of node.items) {
        const converted = item ? this.convert(item, depth + 1) : nullAt(range.end);
        if (converted) items.push(converted);
      }
      return { type: 'sequence', items, range, ...tag };
    }
    if (isMap<YamlNode, YamlNode | null>(node)) {
      return { type: 'mapping', entries: this.#entries(node.items, range, depth), range, ...tag };
    }
    return undefined;
  }

  #entries(pairs: readonly Pair<YamlNode, YamlNode | null>[], range: Range, depth: number): Entry[] {
    const entries: Entry[] = [];
    const merged: Entry[] = [];
    for (const { key, value } of pairs) {
      if (!key || !isScalar(key)) {
        const at = key ? rangeOf(key) : range;
        this.#problems.push({ code: 'syntax', range: at, message: 'a key must be plain text' });
        continue;
      }
      const keyRange = rangeOf(key);
      const text = withoutOpaque(
        typeof key.value === 'string' ? key.value : (key.source ?? String(key.value)),
      );
      const converted = value ? this.convert(value, depth + 1) : nullAt(keyRange.end);
      if (!converted) continue;
      if (text === '<<' && key.type === 'PLAIN')
        for (const entry of mergedEntries(converted)) merged.push(entry);
      else entries.push({ key: text, keyRange, value: converted });
    }
    if (merged.length > 0) {
      const own = new Set(entries.map((entry) => entry.key));
      for (const entry of merged) {
        if (own.has(entry.key)) continue;
        own.add(entry.key);
        entries.push(entry);
      }
    }
    return entries;
  }

  #alias(name: string, range: Range, depth: number): Node | undefined {
    const anchored = this.#anchor(name);
    if (!anchored) {
      this.#problems.push({
        code: 'syntax',
        range,
        message: `not valid YAML: no anchor \`&${name}\` before this alias`,
      });
      return nullAt(range.start);
    }
    if (this.#expanding.has(anchored)) {
      this.#problems.push({
        code: 'syntax',
        range,
        message: `the alias \`*${name}\` stands inside its own anchor`,
      });
      return nullAt(range.start);
    }
    this.#expanding.add(anchored);
    const node = this.convert(anchored, depth + 1);
    this.#expanding.delete(anchored);
    return node;
  }

  #anchors: Map<string, YamlNode> | undefined;

  #anchor(name: string): YamlNode | undefined {
    if (!this.#anchors) {
      this.#anchors = new Map();
      const pending: (YamlNode | null)[] = [this.#document.contents];
      while (pending.length > 0) {
        const node = pending.pop();
        if (!node || isAlias(node)) continue;
        const anchor = (node as { anchor?: string }).anchor;
        if (anchor && !this.#anchors.has(anchor)) this.#anchors.set(anchor, node);
        if (isSeq<YamlNode>(node)) for (const item of node.items) pending.push(item);
        else if (isMap<YamlNode, YamlNode>(node))
          for (const pair of node.items) pending.push(pair.key, pair.value);
      }
    }
    return this.#anchors.get(name);
  }

  #stop(problem: DocumentProblem): undefined {
    this.#stopped = true;
    this.#problems.push(problem);
    return undefined;
  }
}

function mergedEntries(node: Node): readonly Entry[] {
  if (node.type === 'mapping') return node.entries;
  if (node.type === 'sequence') return node.items.flatMap(mergedEntries);
  return [];
}

function rangeOf(node: YamlNode): Range {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

function nullAt(offset: number): Node {
  return { type: 'scalar', value: null, range: { start: offset, end: offset } };
}

function tooDeep(range: Range): DocumentProblem {
  return { code: 'too-deep', range, message: `nested more than ${LIMITS.depth} levels deep` };
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

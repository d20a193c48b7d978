import { type Node, type PolicyProblem, type Range, readJson } from '@leastwise/core';
import { offsetsOf } from '../../policy-document/offsets.ts';
import type { Attribute, Block, Body, Expression, Label } from './ast.ts';
import { type ParsedHcl, parseHclExpression, parseHclTemplate } from './parse-hcl.ts';
import { SyntaxFault } from './scanner.ts';

/** How many labels the blocks at the top of a file have. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  module: 1,
  variable: 1,
  output: 1,
  provider: 1,
  check: 1,
  locals: 0,
  terraform: 0,
  moved: 0,
  import: 0,
  removed: 0,
};

/**
 * Reads a file in the JSON syntax: `*.tf.json`. Never throws. Inside a block, JSON does not tell nested blocks from
 * arguments: both become arguments whose values are objects or lists of them; `dynamic` blocks are told apart.
 * @param base the offset at which the file begins in the source text of the module
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function parseJsonSyntax(text: string, base = 0): ParsedHcl {
  const { root, problems } = readJson(text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text);
  const reader = new JsonReader(text, base);
  const body = reader.file(root);
  const wrong = problems.map(
    ({ range, message }): PolicyProblem => ({ code: 'syntax', range: reader.range(range), message }),
  );
  return { body, problems: [...wrong.slice(0, 1), ...reader.problems.slice(0, 1)] };
}

class JsonReader {
  readonly problems: PolicyProblem[] = [];
  readonly #text: string;
  readonly #base: number;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  range({ start, end }: Range): Range {
    return { start: this.#base + start, end: this.#base + end };
  }

  file(root: Node | undefined): Body {
    const blocks: Block[] = [];
    const attributes: Attribute[] = [];
    for (const node of root?.type === 'sequence' ? root.items : root ? [root] : []) {
      for (const { key, keyRange, value } of node.type === 'mapping' ? node.entries : []) {
        const labels = LABELS[key];
        if (labels === undefined) attributes.push(this.#attribute(key, keyRange, value));
        else this.#blocks({ type: key, labels: [], head: keyRange }, labels, value, blocks);
      }
    }
    return { attributes, blocks, range: this.range(root?.range ?? { start: 0, end: this.#text.length }) };
  }

  #blocks(
    block: { readonly type: string; readonly labels: readonly Label[]; readonly head: Range },
    missing: number,
    node: Node,
    blocks: Block[],
  ): void {
    if (node.type === 'sequence') {
      for (const item of node.items) this.#blocks(block, missing, item, blocks);
    } else if (node.type !== 'mapping') return;
    else if (missing === 0) {
      const { type, labels, head } = block;
      const range = this.range({ start: head.start, end: node.range.end });
      blocks.push({ type, labels, body: this.body(node), range, headRange: this.range(head) });
    } else {
      for (const { key, keyRange, value } of node.entries) {
        const label = { text: key, range: this.range(keyRange) };
        this.#blocks(
          { ...block, labels: [...block.labels, label], head: keyRange },
          missing - 1,
          value,
          blocks,
        );
      }
    }
  }

  body(node: Node): Body {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    for (const { key, keyRange, value } of node.type === 'mapping' ? node.entries : []) {
      if (key === '//') continue;
      if (key === 'dynamic') this.#dynamic(keyRange, value, blocks);
      else attributes.push(this.#attribute(key, keyRange, value));
    }
    return { attributes, blocks, range: this.range(node.range) };
  }

  /** `{"dynamic": {"statement": {"for_each": ..., "content": {...}}}}`. */
  #dynamic(head: Range, node: Node, blocks: Block[]): void {
    const found: Block[] = [];
    this.#blocks({ type: 'dynamic', labels: [], head }, 1, node, found);
    for (const block of found) {
      const contents = block.body.attributes.filter(({ name }) => name === 'content');
      const attributes = block.body.attributes.filter(({ name }) => name !== 'content');
      const nested = contents.map(({ value, range, nameRange }): Block => {
        return { type: 'content', labels: [], body: bodyOf(value), range, headRange: nameRange };
      });
      blocks.push({ ...block, body: { ...block.body, attributes, blocks: nested } });
    }
  }

  #attribute(name: string, nameRange: Range, node: Node): Attribute {
    const value = name === 'type' && node.type === 'scalar' ? this.#type(node) : this.#expression(node);
    const range = this.range({ start: nameRange.start, end: node.range.end });
    return { name, nameRange: this.range(nameRange), value, range };
  }

  /** The type of a variable is an expression in a string; other arguments of that name are text like any. */
  #type(node: Node): Expression {
    const written = node.type === 'scalar' && typeof node.value === 'string' ? node.value : '';
    if (!/^(string|number|bool|any|(list|set|map|object|tuple|optional)\(.*\))$/s.test(written)) {
      return this.#expression(node);
    }
    const parsed = parseHclExpression(written, this.#placeIn(node, written));
    return parsed instanceof SyntaxFault ? this.#expression(node) : parsed;
  }

  #expression(node: Node): Expression {
    const range = this.range(node.range);
    switch (node.type) {
      case 'sequence':
        return { kind: 'tuple', items: node.items.map((item) => this.#expression(item)), range };
      case 'mapping': {
        const items = node.entries.map(({ key, keyRange, value }) => ({
          key: this.#template(key, { type: 'scalar', value: key, range: keyRange }),
          value: this.#expression(value),
        }));
        return { kind: 'object', items, range };
      }
      case 'scalar':
        if (typeof node.value === 'string') return this.#template(node.value, node);
        return { kind: 'literal', value: node.value, raw: node.raw ?? String(node.value), range };
      default:
        return { kind: 'literal', value: null, raw: 'null', range };
    }
  }

  /** Strings of JSON are templates. */
  #template(written: string, node: Node): Expression {
    const range = this.range(node.range);
    const template = parseHclTemplate(written, this.#placeIn(node, written));
    if (!(template instanceof SyntaxFault)) return { ...template, range };
    this.problems.push({ code: 'syntax', range: template.range, message: template.message });
    const pieces = [{ length: written.length, at: range, isVerbatim: false }];
    return { kind: 'template', parts: [{ kind: 'text', text: written, pieces }], range };
  }

  /** Where the characters of a string lie. */
  #placeIn({ range }: Node, written: string): (offset: number) => number {
    const inner = { start: range.start + 1, end: range.end - 1 };
    if (inner.end - inner.start === written.length) return (offset) => this.#base + inner.start + offset;
    const offsets = offsetsOf(written, this.#text, inner);
    return (offset) => {
      const at = offset < written.length ? offsets?.starts[offset] : inner.end;
      return this.#base + (at ?? inner.start);
    };
  }
}

/** The body that an object is, where JSON writes a block. */
function bodyOf(value: Expression): Body {
  const items = value.kind === 'object' ? value.items : [];
  const attributes = items.flatMap(({ key, value: item }): Attribute[] => {
    const [part] = key.kind === 'template' ? key.parts : [];
    if (part?.kind !== 'text') return [];
    const range = { start: key.range.start, end: item.range.end };
    return [{ name: part.text, nameRange: key.range, value: item, range }];
  });
  return { attributes, blocks: [], range: value.range };
}

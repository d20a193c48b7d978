import { type Entry, hasOpaque, type Node, OpaqueTable, type Range, stringOf } from '@leastwise/core';
import { describeNode } from './describe-node.ts';
import { textOf } from './plain-nodes.ts';
import { Resolver } from './resolver.ts';
import type { Parameter } from './template.ts';

const PREFIX = 'Fn::ForEach::';

/** Bounds what loops within loops can make. */
const MAX_NODES = 100_000;

interface LoopContext {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly mappings: Node | undefined;
}

/**
 * A template with its `Fn::ForEach` loops written out. A loop over what only deployment knows is left out and
 * noted.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
 */
export function expandForEach(
  root: Node,
  context: LoopContext,
  note: (range: Range, reason: string) => void,
): Node {
  const template = { ...context, conditions: new Map(), resources: new Map(), transforms: [], notes: [] };
  const values = {
    valueOf: (name: string) => context.parameters.get(name)?.default,
    condition: () => undefined,
  };
  const expander = new Expander(new Resolver(template, values, new OpaqueTable()), note);
  return expander.expand(root);
}

class Expander {
  readonly #resolver: Resolver;
  readonly #note: (range: Range, reason: string) => void;
  #left = MAX_NODES;

  constructor(resolver: Resolver, note: (range: Range, reason: string) => void) {
    this.#resolver = resolver;
    this.#note = note;
  }

  /** The same node where it holds no loop. */
  expand(node: Node): Node {
    if (node.type === 'sequence') {
      const items = node.items.map((item) => this.expand(item));
      return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
    }
    if (node.type !== 'mapping') return node;
    const entries: Entry[] = [];
    let changed = false;
    for (const entry of node.entries) {
      if (entry.key.startsWith(PREFIX)) {
        changed = true;
        for (const made of this.#loop(entry)) entries.push(made);
        continue;
      }
      const value = this.expand(entry.value);
      if (value !== entry.value) changed = true;
      entries.push(value === entry.value ? entry : { ...entry, value });
    }
    return changed ? { ...node, entries } : node;
  }

  /** The entries that a loop makes, loops inside it expanded too. */
  #loop({ key, keyRange, value }: Entry): Entry[] {
    const [identifierNode, collection, body] = value.type === 'sequence' ? value.items : [];
    const identifier = stringOf(identifierNode);
    if (identifier === undefined || !collection || body?.type !== 'mapping') {
      this.#note(keyRange, `\`${key}\` is not a loop: it takes a name, a list and what to repeat`);
      return [];
    }
    const items = this.#items(collection);
    if (!items) {
      this.#note(keyRange, `\`${key}\` loops over what only deployment knows: ${describeNode(collection)}`);
      return [];
    }
    const made: Entry[] = [];
    for (const item of items) {
      for (const entry of body.entries) {
        if (this.#left <= 0) {
          this.#note(keyRange, `\`${key}\` makes more than is looked at`);
          return made;
        }
        const written: Entry = {
          ...entry,
          key: substitute(entry.key, identifier, item),
          value: this.#substitute(entry.value, identifier, item),
        };
        if (written.key.startsWith(PREFIX)) for (const inner of this.#loop(written)) made.push(inner);
        else made.push({ ...written, value: this.expand(written.value) });
      }
    }
    return made;
  }

  #items(collection: Node): string[] | undefined {
    const resolved = this.#resolver.resolve(collection);
    if (resolved?.type !== 'sequence') return undefined;
    const items: string[] = [];
    for (const item of resolved.items) {
      // A list parameter among the items stands for its values.
      for (const part of item.type === 'sequence' ? item.items : [item]) {
        const text = textOf(part);
        if (text === undefined || hasOpaque(text)) return undefined;
        items.push(text);
      }
    }
    return items;
  }

  #substitute(node: Node, identifier: string, item: string): Node {
    this.#left--;
    switch (node.type) {
      case 'scalar':
        if (typeof node.value !== 'string') return node;
        if (node.tag === '!Ref' && node.value === identifier)
          return { type: 'scalar', value: item, range: node.range };
        return { ...node, value: substitute(node.value, identifier, item) };
      case 'sequence':
        return { ...node, items: node.items.map((inner) => this.#substitute(inner, identifier, item)) };
      case 'mapping': {
        const only = node.entries.length === 1 ? node.entries[0] : undefined;
        if (only?.key === 'Ref' && stringOf(only.value) === identifier) {
          return { type: 'scalar', value: item, range: node.range };
        }
        return {
          ...node,
          entries: node.entries.map((entry) => ({
            ...entry,
            key: substitute(entry.key, identifier, item),
            value: this.#substitute(entry.value, identifier, item),
          })),
        };
      }
      default:
        return node;
    }
  }
}

/** `${Name}` gives way to the item, `&{Name}` to its letters and digits. */
function substitute(text: string, identifier: string, item: string): string {
  if (!text.includes('{')) return text;
  return text
    .replaceAll(`\${${identifier}}`, () => item)
    .replaceAll(`&{${identifier}}`, () => item.replace(/[^A-Za-z0-9]/g, ''));
}

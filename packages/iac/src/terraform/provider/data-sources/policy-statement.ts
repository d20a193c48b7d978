import {
  type Entry,
  hasOpaque,
  listOf,
  type MappingNode,
  type Node,
  type Range,
  stringOf,
  valueAt,
} from '@leastwise/core';
import { itemsOf, noValue } from '../branches.ts';

/** A `statement` block as the statement that it stands for; what is no block, such as an unknown value, as it is. */
export function statementOf(block: Node): Node {
  if (block.type !== 'mapping') return block;
  const entries: Entry[] = [];
  for (const entry of block.entries) {
    const { key, keyRange, value } = entry;
    const element = ELEMENTS[key];
    if (element) {
      const list = asList(element.hasVariables ? withVariables(value) : value);
      if (list) entries.push({ key: element.name, keyRange, value: list });
    } else if (key === 'sid' && stringOf(value) !== '') entries.push({ key: 'Sid', keyRange, value });
    else if (key === 'effect') entries.push({ key: 'Effect', keyRange, value });
    else if (key === 'principals' || key === 'not_principals') {
      const principal = principalOf(value);
      const name = key === 'principals' ? 'Principal' : 'NotPrincipal';
      if (principal) entries.push({ key: name, keyRange, value: principal });
    } else if (key === 'condition') {
      const condition = conditionOf(value);
      if (condition) entries.push({ key: 'Condition', keyRange, value: condition });
    }
  }
  for (const element of ['Action', 'Resource', 'Principal']) leaveUnknownOut(entries, element);
  if (!entries.some(({ key }) => key === 'Effect')) {
    entries.push({
      key: 'Effect',
      keyRange: block.range,
      value: { type: 'scalar', value: 'Allow', range: block.range },
    });
  }
  return { type: 'mapping', entries, range: block.range };
}

/**
 * Of an element and its `Not` form, which modules take from the same variable, one is left out: where one is not known,
 * that one, since nothing but leaving it out goes with the other.
 */
function leaveUnknownOut(entries: Entry[], element: string): void {
  const [at, notAt] = [element, `Not${element}`].map((name) => entries.findIndex(({ key }) => key === name));
  if (at === -1 || notAt === -1) return;
  if (isOpen(entries[notAt!]!.value)) entries.splice(notAt!, 1);
  else if (isOpen(entries[at!]!.value)) entries.splice(at!, 1);
}

function isOpen(node: Node): boolean {
  return node.type === 'unresolved' || node.tag !== undefined || isUnknown(stringOf(node) ?? '');
}

const ELEMENTS: Readonly<Record<string, { readonly name: string; readonly hasVariables?: true }>> = {
  actions: { name: 'Action' },
  not_actions: { name: 'NotAction' },
  resources: { name: 'Resource', hasVariables: true },
  not_resources: { name: 'NotResource', hasVariables: true },
};

/** A list as policies write it: one value alone, none not at all. */
function asList(node: Node): Node | undefined {
  if (node.type !== 'sequence' || node.tag) return node;
  if (node.items.length === 0) return undefined;
  const [only] = node.items;
  return node.items.length === 1 && only && !only.tag ? only : node;
}

/** `&{aws:username}` is how a policy variable is written where Terraform would take `${` for its own. */
function withVariables(node: Node): Node {
  if (node.type === 'sequence') return { ...node, items: node.items.map(withVariables) };
  if (node.type !== 'scalar' || typeof node.value !== 'string' || node.tag) return node;
  return node.value.includes('&{') ? { ...node, value: withPolicyVariables(node.value) } : node;
}

function withPolicyVariables(text: string): string {
  return text.replaceAll('&{', '${');
}

/** Values under keys, put together where a key comes again. */
class Grouped {
  readonly entries: Entry[] = [];

  add(key: string, { range }: Node, values: readonly Node[]): void {
    const at = this.entries.findIndex((entry) => entry.key === key);
    const before = at === -1 ? [] : listOf(this.entries[at]!.value);
    const items = [...before, ...values];
    const [only] = items;
    const value: Node =
      items.length === 1 && only && !only.tag
        ? only
        : { type: 'sequence', items, range: valuesRange(items, range) };
    if (at === -1) this.entries.push({ key, keyRange: range, value });
    else this.entries[at] = { ...this.entries[at]!, value };
  }
}

function valuesRange(items: readonly Node[], otherwise: Range): Range {
  if (items.length === 0) return otherwise;
  return {
    start: Math.min(...items.map(({ range }) => range.start)),
    end: Math.max(...items.map(({ range }) => range.end)),
  };
}

/** `principals` blocks as an element; `"*"` where the type is `*`. */
function principalOf(blocks: Node): Node | undefined {
  return inEachChoice(blocks, (items) => {
    const grouped = new Grouped();
    for (const block of items) {
      if (block.type !== 'mapping') return block;
      const type = valueAt(block, 'type');
      const identifiers = valueAt(block, 'identifiers');
      if (!type || !identifiers) continue;
      const name = stringOf(type);
      const values = itemsOf(withVariables(identifiers));
      if (name === undefined || hasOpaque(name)) return unknownAt(type, name);
      if (name === '*' && values.length === 1 && stringOf(values[0]) === '*') return values[0];
      grouped.add(name, type, values);
    }
    return grouped.entries.length === 0 ? undefined : mapping(grouped.entries, blocks.range);
  });
}

/** `condition` blocks as an element. */
function conditionOf(blocks: Node): Node | undefined {
  return inEachChoice(blocks, (items) => {
    const tests = new Map<string, { readonly at: Range; readonly keys: Grouped }>();
    for (const block of items) {
      if (block.type !== 'mapping') return block;
      const [test, variable, values] = ['test', 'variable', 'values'].map((key) => valueAt(block, key));
      if (!test || !variable || !values) continue;
      const operator = stringOf(test);
      const key = stringOf(variable);
      if (operator === undefined || hasOpaque(operator)) return unknownAt(test, operator);
      // A key that is known in part is a key: of one that is not known at all nothing can be said.
      if (key === undefined || isUnknown(key)) return unknownAt(variable, key);
      const known = tests.get(operator) ?? { at: test.range, keys: new Grouped() };
      tests.set(operator, known);
      known.keys.add(withPolicyVariables(key), variable, itemsOf(withVariables(values)));
    }
    if (tests.size === 0) return undefined;
    const entries = [...tests].map(([key, { at, keys }]): Entry => {
      return { key, keyRange: at, value: mapping(keys.entries, at) };
    });
    return mapping(entries, blocks.range);
  });
}

/** Whether nothing of a text is known. */
function isUnknown(text: string): boolean {
  return text.length === 1 && hasOpaque(text);
}

/** What blocks make, in each of the choices that they are subject to. */
function inEachChoice(blocks: Node, make: (blocks: readonly Node[]) => Node | undefined): Node | undefined {
  const choose = (items: readonly Node[]): Node | undefined => {
    const at = items.findIndex(({ tag }) => tag !== undefined);
    const item = items[at];
    if (!item) return make(items);
    const chosen = (...instead: readonly Node[]) =>
      choose([...items.slice(0, at), ...instead, ...items.slice(at + 1)]);
    if (item.tag !== '!If' || item.type !== 'sequence') return chosen();
    const [condition, ...branches] = item.items;
    const made = branches.map((branch) => chosen(...itemsOf(branch)) ?? noValue(branch));
    return { ...item, items: [condition!, ...made] };
  };
  return choose(itemsOf(blocks));
}

function mapping(entries: readonly Entry[], range: Range): MappingNode {
  return { type: 'mapping', entries, range };
}

/** An element of which it is not known what it is about. */
function unknownAt({ range }: Node, letter = ''): Node {
  return { type: 'unresolved', reason: 'only deployment knows what it is about', letter, range };
}

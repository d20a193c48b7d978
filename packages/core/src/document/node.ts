import type { Range } from './source-text.ts';

/**
 * A JSON or YAML value with its place in the file. Every reader (JSON, YAML, CloudFormation after its
 * intrinsic functions are resolved) yields this one shape, so that everything behind reads only it.
 */
export type Node = MappingNode | SequenceNode | ScalarNode | UnresolvedNode;

interface NodeBase {
  readonly range: Range;
  /** A YAML tag as written (`!Sub`), where there is one. */
  readonly tag?: string;
}

/** An object. Entries keep the order of the file and keep duplicates. */
export interface MappingNode extends NodeBase {
  readonly type: 'mapping';
  readonly entries: readonly Entry[];
}

/** One key of an object and its value. */
export interface Entry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: Node;
}

/** A list. */
export interface SequenceNode extends NodeBase {
  readonly type: 'sequence';
  readonly items: readonly Node[];
}

/** A string, number, boolean or null. Strings may hold opaque letters (see `opaque.ts`). */
export interface ScalarNode extends NodeBase {
  readonly type: 'scalar';
  readonly value: string | number | boolean | null;
  /** The text as written, when the value alone does not give it back (`1.0`, `2012-10-17` unquoted). */
  readonly raw?: string;
}

/** A value that only deployment knows, of unknown shape. Where a string is wanted, `letter` stands for it. */
export interface UnresolvedNode extends NodeBase {
  readonly type: 'unresolved';
  /** What could not be resolved, for people: `parameter "Env" has no default`. */
  readonly reason: string;
  readonly letter: string;
}

/** The first value under a key, compared exactly; undefined when absent or when `node` is not a mapping. */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return entryAt(node, key)?.value;
}

/** The first entry with a key, compared exactly. */
export function entryAt(node: Node | undefined, key: string): Entry | undefined {
  if (node?.type !== 'mapping') return undefined;
  return node.entries.find((entry) => entry.key === key);
}

/** The value along a path of keys and list indexes. */
export function valueAtPath(node: Node | undefined, path: readonly (string | number)[]): Node | undefined {
  let current = node;
  for (const step of path) {
    if (typeof step === 'number') current = current?.type === 'sequence' ? current.items[step] : undefined;
    else current = valueAt(current, step);
  }
  return current;
}

/** The string that a node holds: a string scalar's value or an unresolved value's letter. */
export function stringOf(node: Node | undefined): string | undefined {
  if (node?.type === 'unresolved') return node.letter;
  return node?.type === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The items of a list, or the node alone as a list of one; empty for undefined. */
export function listOf(node: Node | undefined): readonly Node[] {
  if (!node) return [];
  return node.type === 'sequence' ? node.items : [node];
}

/** What a node is, in the words of a message. */
export function describeType(node: Node): string {
  switch (node.type) {
    case 'mapping':
      return 'an object';
    case 'sequence':
      return 'a list';
    case 'unresolved':
      return 'an unresolved value';
    case 'scalar':
      return node.value === null ? 'null' : `a ${typeof node.value}`;
  }
}

/** The plain JavaScript value of a node; the last of duplicate keys wins, as in JSON.parse. */
export function toPlain(node: Node): unknown {
  switch (node.type) {
    case 'mapping': {
      const object: Record<string, unknown> = {};
      for (const { key, value } of node.entries) {
        Object.defineProperty(object, key, {
          value: toPlain(value),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      return object;
    }
    case 'sequence':
      return node.items.map(toPlain);
    case 'scalar':
      return node.value;
    case 'unresolved':
      return node.letter;
  }
}

import type { Entry, MappingNode, Node, Range } from '@leastwise/core';
import { entriesOf } from '../plain-nodes.ts';

/** A type of resource that stands for one statement of another resource's policy. */
export interface PermissionType {
  readonly type: string;
  /** The type of resource that the statement is about. */
  readonly attachedTo: string;
  /** The property that names it. */
  readonly target: string;
  /** What the policy is called, before `of` what it is attached to. */
  readonly title: string;
  /**
   * The statements, as AWS writes them.
   * @param resource the ARN of what it is about, where known
   */
  statement(permission: Permission, resource: string | undefined): Node;
}

/** The resolved properties of a permission, with what is needed to write a statement of them. */
export class Permission {
  readonly range: Range;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(properties: Node, range: Range) {
    this.range = range;
    this.#entries = new Map(entriesOf(properties).map((entry) => [entry.key, entry]));
  }

  /** A property's value. */
  get(property: string): Node | undefined {
    return this.#entries.get(property)?.value;
  }

  /** An entry of the statement that a property stands for, at the property's place; none when it is left out. */
  from(property: string, key: string, wrap: (value: Node) => Node = (value) => value): Entry[] {
    const entry = this.#entries.get(property);
    return entry ? [{ key, keyRange: entry.keyRange, value: wrap(entry.value) }] : [];
  }

  /** An entry that no property stands for. */
  made(key: string, value: string): Entry {
    return { key, keyRange: this.range, value: text(value, this.range) };
  }

  /** An object in the place of a value or of the whole permission. */
  object(entries: readonly Entry[], range = this.range): MappingNode {
    return { type: 'mapping', entries, range };
  }

  /** A condition that a property stands for: `{"ArnLike": {"aws:SourceArn": value}}`; none when it is left out. */
  condition(property: string, operator: string, key: string): Entry[] {
    return this.from(property, operator, (value) =>
      this.object([{ key, keyRange: value.range, value }], value.range),
    );
  }

  /** A statement of its entries, with a `Condition` when there are conditions. */
  write(entries: readonly Entry[], conditions: readonly Entry[]): Node {
    if (conditions.length === 0) return this.object(entries);
    const condition = { key: 'Condition', keyRange: this.range, value: this.object(merged(conditions)) };
    return this.object([...entries, condition]);
  }
}

/** Conditions with the blocks of the same operator put together. */
function merged(conditions: readonly Entry[]): Entry[] {
  const blocks = new Map<string, Entry>();
  for (const entry of conditions) {
    const before = blocks.get(entry.key);
    const inside = [...entriesOf(before?.value), ...entriesOf(entry.value)];
    blocks.set(entry.key, {
      ...entry,
      value: { type: 'mapping', entries: inside, range: entry.value.range },
    });
  }
  return [...blocks.values()];
}

/** A string in the place of a range. */
export function text(value: string, range: Range): Node {
  return { type: 'scalar', value, range };
}

/** `Principal` as a permission writes it: a service, an account, an ARN or `*`. */
export function principalOf(value: Node): Node {
  if (value.type !== 'scalar' || value.value === '*') return value;
  const name = value.raw ?? String(value.value);
  const type = /\.amazonaws\.com(\.cn)?$|^[\w-]+\.(alexa|amazon)[\w.-]*$/.test(name) ? 'Service' : 'AWS';
  const entry = { key: type, keyRange: value.range, value: text(name, value.range) };
  return { type: 'mapping', entries: [entry], range: value.range };
}

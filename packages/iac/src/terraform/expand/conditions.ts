import type { Entry, Node, Range } from '@leastwise/core';
import type { Guard } from '../../cloudformation/variants.ts';
import { noValue } from '../provider/branches.ts';
import type { TerraformResource } from '../terraform-resource.ts';

/** The conditions of the template that a module becomes. */
export class Conditions {
  readonly #entries = new Map<string, Entry>();

  constructor(conditions: ReadonlyMap<string, Range>) {
    for (const [name, range] of conditions) this.#define(name, range, text(name, range));
  }

  get entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  /** The guards under which a resource is there: its own, and one for a number that nobody knows. */
  guardsOf({ presence, address, idRange }: TerraformResource): readonly Guard[] {
    if (!presence) return [];
    if (presence.guards.length > 0) return presence.guards;
    const condition = `there is ${address}`;
    this.#define(condition, idRange, text(condition, idRange));
    return [{ condition, holds: true }];
  }

  /** The name of a condition that holds where all guards do; undefined for none. */
  all(guards: readonly Guard[], at: Range): string | undefined {
    const [first] = guards;
    if (!first) return undefined;
    if (guards.length === 1 && first.holds) return first.condition;
    const name = guards.map(({ condition, holds }) => (holds ? condition : `not ${condition}`)).join(' and ');
    const operands = guards.map(({ condition, holds }): Node => {
      const is = mapping('Condition', text(condition, at), at);
      return holds ? is : mapping('Fn::Not', { type: 'sequence', items: [is], range: at }, at);
    });
    const [only] = operands;
    const value: Node =
      operands.length === 1
        ? only!
        : mapping('Fn::And', { type: 'sequence', items: operands, range: at }, at);
    this.#define(name, at, value);
    return name;
  }

  #define(name: string, range: Range, value: Node): void {
    if (!this.#entries.has(name)) this.#entries.set(name, { key: name, keyRange: range, value });
  }
}

/** A value where guards hold: what is there only where one does not is left out. */
export function decided(node: Node, guards: readonly Guard[]): Node {
  switch (node.type) {
    case 'mapping':
      return {
        ...node,
        entries: node.entries.map((entry) => ({ ...entry, value: decided(entry.value, guards) })),
      };
    case 'sequence': {
      const [condition, ifTrue, ifFalse] = node.items;
      if (node.tag === '!If' && condition?.type === 'scalar' && ifTrue && ifFalse) {
        const guard = guards.find((one) => one.condition === condition.value);
        if (guard) return decided(guard.holds ? ifTrue : ifFalse, guards);
      }
      return { ...node, items: node.items.map((item) => decided(item, guards)) };
    }
    default:
      return node;
  }
}

/** A value that is there only where guards hold. */
export function guarded(value: Node, guards: readonly Guard[]): Node {
  return guards.reduceRight((inner, { condition, holds }): Node => {
    const none = noValue(value);
    const branches = holds ? [inner, none] : [none, inner];
    return {
      type: 'sequence',
      tag: '!If',
      items: [text(condition, value.range), ...branches],
      range: value.range,
    };
  }, value);
}

function text(value: string, range: Range): Node {
  return { type: 'scalar', value, range };
}

function mapping(key: string, value: Node, range: Range): Node {
  return { type: 'mapping', entries: [{ key, keyRange: range, value }], range };
}

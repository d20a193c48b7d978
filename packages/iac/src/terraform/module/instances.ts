import type { Range } from '@leastwise/core';
import type { Guard } from '../../cloudformation/variants.ts';
import { BUDGET } from '../evaluate/budget.ts';
import { attempt, evaluate } from '../evaluate/evaluate.ts';
import type { Scope } from '../evaluate/scope.ts';
import type { Block } from '../syntax/ast.ts';
import type { Presence } from '../terraform-resource.ts';
import { asNumber, asText } from '../value/convert.ts';
import { letterOf, unknown } from '../value/unknowns.ts';
import {
  describeKind,
  Fault,
  list,
  number,
  type ObjectEntry,
  object,
  sortedEntries,
  text,
  type Value,
} from '../value/value.ts';
import { argumentOf } from './configuration.ts';

/** One instance that `count` or `for_each` makes of a block, or the only one. */
interface Instance<T> {
  readonly key?: string | number;
  /** What the instance is. */
  readonly it: T;
}

/** The instances of a block, and how a reference to the block sees them. */
export interface Instances<T> {
  readonly all: readonly Instance<T>[];
  /** The value of a reference to the block. */
  readonly value: Value;
}

/** How to make instances. */
export interface InstanceMaker<T> {
  /** The address of the block: `aws_iam_role.app`. */
  readonly address: string;
  readonly block: Block;
  readonly scope: Scope;
  /** Makes an instance with a key, given what `each` and `count` are there. */
  make(key: string | number | undefined, scope: Scope, presence: Presence | undefined): T;
  /** How a reference to an instance sees it. */
  valueOf(instance: T): Value;
  /** Told of what `count` or `for_each` should be and is not. */
  note(range: Range, reason: string): void;
}

/**
 * The instances of a block by its `count` or `for_each`. Where these depend on a condition, there are the instances of
 * both branches, each with its guard; where they are unknown, one instance stands for any number.
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
 */
export function instancesOf<T>(maker: InstanceMaker<T>): Instances<T> {
  const { block, scope } = maker;
  const [count, forEach] = [argumentOf(block.body, 'count'), argumentOf(block.body, 'for_each')];
  const repeat = count ?? forEach;
  if (!repeat) {
    const it = maker.make(undefined, scope, undefined);
    return { all: [{ it }], value: maker.valueOf(it) };
  }
  const name = count ? 'count' : 'for_each';
  const result = attempt(() => evaluate(repeat, scope));
  if ('fault' in result) return unknownTimes(maker, name, repeat.range, result.fault.message, true);
  return new Repeating(maker, name, repeat.range).instances(result.value);
}

class Repeating<T> {
  readonly #maker: InstanceMaker<T>;
  readonly #name: 'count' | 'for_each';
  readonly #range: Range;
  /** By key, so that an instance that is there in several branches is one. */
  readonly #made = new Map<string | number, Instance<T>>();

  constructor(maker: InstanceMaker<T>, name: 'count' | 'for_each', range: Range) {
    this.#maker = maker;
    this.#name = name;
    this.#range = range;
  }

  instances(value: Value): Instances<T> {
    const leaves = leavesOf(value, []);
    for (const leaf of leaves) {
      const open = this.#unknownNumber(leaf.value);
      if (open) return unknownTimes(this.#maker, this.#name, this.#range, open.reason, false, open.item);
    }
    const keyed = leaves.map((leaf) => ({ ...leaf, keys: attempt(() => this.#keys(leaf.value)) }));
    for (const { keys } of keyed) {
      if ('fault' in keys)
        return unknownTimes(this.#maker, this.#name, this.#range, keys.fault.message, true);
    }
    const all = keyed.map(({ guards, keys }) => ({ guards, keys: 'value' in keys ? keys.value : new Map() }));
    for (const { keys } of all) {
      for (const [key, item] of keys) {
        if (this.#made.has(key)) continue;
        const where = all.filter((leaf) => leaf.keys.has(key)).map(({ guards }) => guards);
        this.#made.set(key, this.#make(key, item, where.length === all.length ? undefined : where));
      }
    }
    const reference = this.#reference(value, 0);
    return { all: [...this.#made.values()], value: reference };
  }

  /** Why it is unknown how many instances a value makes, and what each is made for; undefined where it is known. */
  #unknownNumber(value: Value): { readonly reason: string; readonly item?: Value } | undefined {
    if (value.kind === 'unknown') return value;
    // The instances of another block, of which it is unknown how many there are.
    if (value.kind !== 'namespace' || !value.item || this.#name === 'count') return undefined;
    const item = value.item(value, this.#range);
    return { reason: `how many of \`${value.name}\` there are is unknown`, item };
  }

  /** The keys of the instances, each with what `each.value` or `count.index` is there. */
  #keys(value: Value): Map<string | number, Value> {
    const keys = new Map<string | number, Value>();
    if (this.#name === 'count') {
      const times = asNumber(value);
      if (times === undefined || times < 0 || !Number.isInteger(times)) {
        throw new Fault(`\`count\` is a number, not ${describeKind(value)}`);
      }
      if (times > BUDGET.instances) throw new Fault(`\`count\` is more than ${BUDGET.instances}`);
      for (let at = 0; at < times; at++) keys.set(at, number(at, this.#range));
      return keys;
    }
    if (value.kind === 'object') {
      for (const [key, entry] of sortedEntries(value)) keys.set(key, entry.value);
    } else if (value.kind === 'list') {
      for (const item of value.items) {
        const key = asText(item)?.text ?? keyOf(item, this.#maker.scope);
        if (key === undefined) throw new Fault(`\`for_each\` wants texts, not ${describeKind(item)}`);
        keys.set(key, item);
      }
    } else throw new Fault(`\`for_each\` is a map or a set, not ${describeKind(value)}`);
    if (keys.size > BUDGET.instances) throw new Fault(`\`for_each\` has more than ${BUDGET.instances} keys`);
    return keys;
  }

  #make(key: string | number, item: Value, where: readonly (readonly Guard[])[] | undefined): Instance<T> {
    const { scope } = this.#maker;
    scope.context.budget.spend(10);
    const range = this.#range;
    const names: [string, Value][] =
      this.#name === 'count'
        ? [['count', object([['index', number(Number(key), range)]], range)]]
        : [
            [
              'each',
              object(
                [
                  ['key', text(String(key), range)],
                  ['value', item],
                ],
                range,
              ),
            ],
          ];
    const presence = where && {
      reason: `it depends on \`${where.flat().map(({ condition }) => condition)[0]}\``,
      guards: where.length === 1 ? where[0]! : [],
      repeats: false,
    };
    return { key, it: this.#maker.make(key, scope.with(new Map(names)), presence) };
  }

  #reference(value: Value, depth: number): Value {
    const range = this.#range;
    if (value.kind === 'choice') {
      const { condition, ifTrue, ifFalse } = value;
      return {
        kind: 'choice',
        condition,
        ifTrue: this.#reference(ifTrue, depth + 1),
        ifFalse: this.#reference(ifFalse, depth + 1),
        range,
      };
    }
    if (value.kind === 'unknown') return value;
    const keys = [...this.#keys(value).keys()];
    const seen = (key: string | number): Value => this.#maker.valueOf(this.#made.get(key)!.it);
    if (this.#name === 'count') return list(keys.map(seen), range);
    const entries = new Map<string, ObjectEntry>();
    for (const key of keys) entries.set(String(key), { keyRange: range, value: seen(key) });
    return { kind: 'object', entries, range };
  }
}

function keyOf(item: Value, scope: Scope): string | undefined {
  return item.kind === 'unknown' || item.kind === 'namespace' ? letterOf(item, scope.opaque) : undefined;
}

/** The values that a choice may come to, with what must hold for each. */
function leavesOf(value: Value, guards: readonly Guard[]): { value: Value; guards: readonly Guard[] }[] {
  if (value.kind !== 'choice') return [{ value, guards }];
  const { condition, ifTrue, ifFalse } = value;
  return [
    ...leavesOf(ifTrue, [...guards, { condition, holds: true }]),
    ...leavesOf(ifFalse, [...guards, { condition, holds: false }]),
  ];
}

/** One instance for any number of them. */
function unknownTimes<T>(
  maker: InstanceMaker<T>,
  name: 'count' | 'for_each',
  range: Range,
  reason: string,
  isWrong: boolean,
  item?: Value,
): Instances<T> {
  const { address, scope } = maker;
  if (isWrong) maker.note(range, `\`${name}\` of \`${address}\`: ${reason}`);
  const part = (what: string): Value => unknown(`${what} of ${address}`, reason, range);
  const names: [string, Value][] =
    name === 'count'
      ? [['count', object([['index', part('count.index')]], range)]]
      : [
          [
            'each',
            object(
              [
                ['key', part('each.key')],
                ['value', item ?? part('each.value')],
              ],
              range,
            ),
          ],
        ];
  const it = maker.make(undefined, scope.with(new Map(names)), { reason, guards: [], repeats: true });
  const value = maker.valueOf(it);
  return {
    all: [{ it }],
    value: {
      kind: 'namespace',
      name: address,
      get: (attribute, at) => (value.kind === 'namespace' ? value.get(attribute, at) : value),
      item: () => value,
      range,
    },
  };
}

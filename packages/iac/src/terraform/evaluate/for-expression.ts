import type { Range } from '@leastwise/core';
import type { Guard } from '../../cloudformation/variants.ts';
import type { ForExpression, ForVariables } from '../syntax/ast.ts';
import { withChoices } from '../value/choices.ts';
import { asBool } from '../value/convert.ts';
import { show } from '../value/show.ts';
import { unknown } from '../value/unknowns.ts';
import {
  describeKind,
  Fault,
  list,
  number,
  type ObjectEntry,
  sortedEntries,
  text,
  type Value,
} from '../value/value.ts';
import { BUDGET } from './budget.ts';
import { evaluate, keyText } from './evaluate.ts';
import { conditionOf, type Scope } from './scope.ts';

/** What `for` makes of one item, and the conditions under which it is there. */
interface Made {
  readonly key?: Value;
  readonly value: Value;
  readonly guards: readonly Guard[];
}

/** How many conditions may decide which items are there. */
const MAX_CONDITIONS = 4;

/** `[for x in collection : x]` and `{for x in collection : k => v}`. */
export function evaluateFor(expression: ForExpression, scope: Scope): Value {
  const { variables, range } = expression;
  const result = withChoices([evaluate(variables.collection, scope)], 'outer', ([collection]) => {
    if (collection!.kind === 'unknown' || (collection!.kind === 'namespace' && collection!.item)) {
      const name = `for ${variables.value} in ${collection!.name}`;
      const reason =
        collection!.kind === 'unknown'
          ? collection!.reason
          : `how many of \`${collection!.name}\` there are is unknown`;
      return scope.context.doubts.add(unknown(`${name} @${range.start}`, reason, range));
    }
    const made: Made[] = [];
    for (const [key, item] of eachOf(collection!)) {
      for (const one of makeOne(expression, iterationScope(scope, variables, key, item))) made.push(one);
    }
    return assemble(expression, made, scope);
  });
  return (
    result ?? unknown(`for ${variables.value} @${range.start}`, 'it depends on too many conditions', range)
  );
}

/** What is made of an item; once for each way in which it may be there. */
function makeOne({ condition, key, value }: ForExpression, scope: Scope): readonly Made[] {
  const ways = condition ? waysIn(evaluate(condition, scope), [], scope) : [[]];
  if (ways.length === 0) return [];
  const made = { ...(key && { key: evaluate(key, scope) }), value: evaluate(value, scope) };
  return ways.map((guards) => ({ ...made, guards }));
}

/** The ways in which a condition comes out true. */
function waysIn(condition: Value, guards: readonly Guard[], scope: Scope): readonly (readonly Guard[])[] {
  if (condition.kind === 'choice') {
    const { condition: name, ifTrue, ifFalse } = condition;
    return [
      ...waysIn(ifTrue, [...guards, { condition: name, holds: true }], scope),
      ...waysIn(ifFalse, [...guards, { condition: name, holds: false }], scope),
    ];
  }
  if (condition.kind === 'unknown') {
    const { name, isNegated } = conditionOf(condition, scope.context);
    return [[...guards, { condition: name, holds: !isNegated }]];
  }
  const isIn = asBool(condition);
  if (isIn === undefined) {
    throw new Fault(`the \`if\` of \`for\` wants true or false, not ${describeKind(condition)}`);
  }
  return isIn ? [guards] : [];
}

/** The result for each way in which the conditions on items may come out. */
function assemble(expression: ForExpression, made: readonly Made[], scope: Scope): Value {
  const { range } = expression;
  const conditions = [...new Set(made.flatMap(({ guards }) => guards.map((guard) => guard.condition)))];
  if (conditions.length > MAX_CONDITIONS) {
    return unknown(`for @${range.start}`, 'which items it gives depends on too many conditions', range);
  }
  const decide = (at: number, left: readonly Made[]): Value => {
    const condition = conditions[at];
    if (condition === undefined) return collect(expression, left, scope);
    const branch = (holds: boolean): Value =>
      decide(
        at + 1,
        left.filter(({ guards }) =>
          guards.every((guard) => guard.condition !== condition || guard.holds === holds),
        ),
      );
    return { kind: 'choice', condition, ifTrue: branch(true), ifFalse: branch(false), range };
  };
  return decide(0, made);
}

function collect({ key, groups, range }: ForExpression, made: readonly Made[], scope: Scope): Value {
  const values = made.map(({ value }) => value);
  if (!key) return list(values, range);
  const keys = made.map((one) => one.key!);
  const result = withChoices(keys, 'outer', (decided) => keyed(decided, values, groups, range, scope));
  return result ?? unknown(`for @${range.start}`, 'its keys depend on too many conditions', range);
}

function keyed(
  keys: readonly Value[],
  values: readonly Value[],
  groups: boolean,
  range: Range,
  scope: Scope,
): Value {
  const entries = new Map<string, ObjectEntry>();
  const lists = new Map<string, Value[]>();
  keys.forEach((key, at) => {
    const name = keyText(key, scope);
    const value = values[at]!;
    if (groups) {
      const grouped = lists.get(name) ?? [];
      grouped.push(value);
      lists.set(name, grouped);
      entries.set(name, { keyRange: key.range, value: list(grouped, range) });
    } else {
      if (entries.has(name)) throw new Fault(`\`for\` gives the key ${show(key)} twice`);
      entries.set(name, { keyRange: key.range, value });
    }
  });
  return { kind: 'object', entries, range };
}

/** What there is to go through: each item with its index or key. */
export function eachOf(collection: Value): readonly (readonly [Value, Value])[] {
  const { range } = collection;
  if (collection.kind === 'list') {
    if (collection.items.length > BUDGET.items) throw new Fault('there are too many items to go through');
    return collection.items.map((item, at) => [collection.isSet ? item : number(at, range), item] as const);
  }
  if (collection.kind === 'object') {
    return sortedEntries(collection).map(([key, entry]) => [text(key, entry.keyRange), entry.value] as const);
  }
  throw new Fault(`\`for\` goes through lists and objects, not ${describeKind(collection)}`);
}

/** The scope in which `for` looks at one item. */
export function iterationScope(scope: Scope, { key, value }: ForVariables, index: Value, item: Value): Scope {
  const values = new Map([[value, item]]);
  if (key !== undefined) values.set(key, index);
  return scope.with(values);
}

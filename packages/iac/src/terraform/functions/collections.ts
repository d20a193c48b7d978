import { hasOpaque } from '@leastwise/core';
import { BUDGET } from '../evaluate/budget.ts';
import { conditionOf } from '../evaluate/scope.ts';
import { asText, itemsOf, unified } from '../value/convert.ts';
import { equal } from '../value/equal.ts';
import { show } from '../value/show.ts';
import { unknown } from '../value/unknowns.ts';
import { bool, compareTexts, Fault, list, number, text, type Value } from '../value/value.ts';
import {
  notKnown,
  wantList,
  wantNumber,
  wantObject,
  wantOrdered,
  wantTexts,
  wantWhole,
} from './arguments.ts';
import type { CallPlace, Functions } from './terraform-function.ts';

const MANY = Number.POSITIVE_INFINITY;

/** https://developer.hashicorp.com/terraform/language/functions/length and the other functions of lists and maps */
export const COLLECTION_FUNCTIONS: Functions = {
  length: {
    parameters: [1, 1],
    looks: 'outside',
    compute: (values, place) => {
      const [value] = values;
      if (value?.kind === 'text') {
        if (hasOpaque(value.text)) return notKnown(values, 'only deployment knows a part of the text', place);
        return number([...value.text].length, place.range);
      }
      if (value?.kind === 'list') return number(value.items.length, place.range);
      return number(wantObject(value, place).entries.size, place.range);
    },
  },
  // Gone since Terraform 0.15, and still written in older modules.
  list: {
    parameters: [0, MANY],
    looks: 'nowhere',
    compute: (values, { range }) => list(values, range),
  },
  concat: {
    parameters: [1, MANY],
    looks: 'outside',
    compute: (values, place) =>
      list(checked(values.flatMap((value) => wantOrdered(value, place).items)), place.range),
  },
  flatten: {
    parameters: [1, 1],
    looks: 'parts',
    compute: (values, place) => {
      const flat: Value[] = [];
      const open = flattenInto(flat, wantList(values[0], place).items);
      if (open !== undefined) return notKnown(values, open, place);
      return list(checked(flat), place.range);
    },
  },
  element: {
    parameters: [2, 2],
    looks: 'outside',
    compute: ([value, index], place) => {
      const { items } = wantOrdered(value, place);
      if (items.length === 0) throw new Fault('`element` wants a list that is not empty');
      const at = wantWhole(index, place) % items.length;
      return items[at < 0 ? at + items.length : at]!;
    },
  },
  index: {
    parameters: [2, 2],
    looks: 'parts',
    compute: (values, place) => {
      for (const [at, item] of wantOrdered(values[0], place).items.entries()) {
        const same = equal(item, values[1]!);
        if (same === undefined) return notKnown(values, 'an item before it is unknown', place);
        if (same) return number(at, place.range);
      }
      throw new Fault('`index` does not find the value in the list');
    },
  },
  contains: {
    parameters: [2, 2],
    looks: 'parts',
    compute: (values, place) => {
      const found = wantList(values[0], place).items.map((item) => equal(item, values[1]!));
      if (found.includes(true)) return bool(true, place.range);
      if (found.includes(undefined))
        return notKnown(values, 'only deployment knows whether it is in the list', place);
      return bool(false, place.range);
    },
  },
  reverse: {
    parameters: [1, 1],
    looks: 'outside',
    compute: ([value], place) => list([...wantList(value, place).items].reverse(), place.range),
  },
  slice: {
    parameters: [3, 3],
    looks: 'outside',
    compute: ([value, start, end], place) => {
      const { items } = wantOrdered(value, place);
      const [from, to] = [wantWhole(start, place), wantWhole(end, place)];
      if (from < 0 || to > items.length || from > to) throw new Fault('`slice` goes beyond the list');
      return list(items.slice(from, to), place.range);
    },
  },
  sort: {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([value], place) =>
      list(
        wantTexts(value, place)
          .sort(compareTexts)
          .map((item) => text(item, place.range)),
        place.range,
      ),
  },
  compact: {
    parameters: [1, 1],
    looks: 'parts',
    compute: (values, place) => compacted(values, wantList(values[0], place).items, place),
  },
  chunklist: {
    parameters: [2, 2],
    looks: 'outside',
    compute: ([value, size], place) => {
      const { items } = wantList(value, place);
      const length = wantWhole(size, place);
      if (length < 0) throw new Fault('`chunklist` wants a size');
      const chunks: Value[] = [];
      for (let at = 0; at < items.length; at += length || items.length) {
        chunks.push(list(items.slice(at, at + (length || items.length)), place.range));
      }
      return list(chunks, place.range);
    },
  },
  range: {
    parameters: [1, 3],
    looks: 'inside',
    compute: (values, place) => {
      const given = values.map((value) => wantNumber(value, place));
      const [start, limit] = given.length === 1 ? [0, given[0]!] : [given[0]!, given[1]!];
      const step = given[2] ?? (limit < start ? -1 : 1);
      if (step === 0) throw new Fault('`range` wants steps that lead somewhere');
      const count = Math.max(0, Math.ceil((limit - start) / step));
      if (count > 1024) throw new Fault('`range` gives more than 1024 numbers');
      return list(
        Array.from({ length: count }, (_, at) => number(start + at * step, place.range)),
        place.range,
      );
    },
  },
  matchkeys: {
    parameters: [3, 3],
    looks: 'inside',
    compute: ([value, keys, wanted], place) => {
      const { items } = wantList(value, place);
      const all = wantList(keys, place).items;
      if (items.length !== all.length) throw new Fault('`matchkeys` wants as many keys as values');
      const search = wantList(wanted, place).items;
      const isWanted = (at: number): boolean => search.some((one) => equal(one, all[at]!) === true);
      return list(
        items.filter((_, at) => isWanted(at)),
        place.range,
      );
    },
  },
  one: {
    parameters: [1, 1],
    looks: 'outside',
    compute: ([value], place) => {
      const { items } = wantList(value, place);
      if (items.length > 1) throw new Fault('`one` wants at most one item');
      return items[0] ?? { kind: 'null', range: place.range };
    },
  },
  coalesce: {
    parameters: [1, MANY],
    looks: 'nowhere',
    compute: (values, place) => firstGiven(values, unified(values), place),
  },
  coalescelist: {
    parameters: [1, MANY],
    looks: 'outside',
    compute: (values, place) => {
      const found = values.find((value) => value.kind !== 'null' && itemsOf(value).length > 0);
      if (!found) throw new Fault(`\`${place.name}\` finds nothing but empty lists`);
      return found;
    },
  },
};

/** How many items may be empty or not, depending on what is unknown. */
const MAX_DOUBTFUL = 3;

/** The items that are neither null nor empty; whether unknown ones are is a condition. */
function compacted(values: readonly Value[], items: readonly Value[], place: CallPlace): Value {
  const kept = items.filter(isGiven);
  const doubtful = kept.filter(mayBeEmpty);
  if (doubtful.length > MAX_DOUBTFUL) return notKnown(values, 'which items are empty is unknown', place);
  const decide = (at: number, left: readonly Value[]): Value => {
    const item = doubtful[at];
    if (!item) return list(left, place.range);
    const without = left.filter((one) => one !== item);
    return ifEmpty(item, decide(at + 1, without), decide(at + 1, left), place);
  };
  return decide(0, kept);
}

/**
 * The first of the values that is neither null nor empty. Whether an unknown one is it is a condition, except where all
 * that would tell is a name: conditions multiply what a policy may be.
 */
function firstGiven(values: readonly Value[], items: readonly Value[], place: CallPlace): Value {
  const given = items.filter(isGiven);
  const end = given.findIndex((item) => !mayBeEmpty(item));
  const candidates = end < 0 ? given : given.slice(0, end + 1);
  const last = candidates.pop();
  if (!last) throw new Fault('`coalesce` finds nothing but null and empty strings');
  if (candidates.length > MAX_DOUBTFUL || (candidates.length > 0 && isName(last))) {
    return notKnown(values, 'only deployment knows which is the first that is not empty', place);
  }
  return candidates.reduceRight((rest, item) => ifEmpty(item, rest, item, place), last);
}

function ifEmpty(item: Value, ifTrue: Value, ifFalse: Value, place: CallPlace): Value {
  const isEmpty = unknown(
    place.scope.opaque.show(`${show(item)} == ""`),
    'only deployment knows it',
    item.range,
  );
  const { name: condition } = conditionOf(isEmpty, place.scope.context);
  return { kind: 'choice', condition, ifTrue, ifFalse, range: place.range };
}

function isName(value: Value): boolean {
  return mayBeEmpty(value) || (value.kind === 'text' && !value.document && !/^\s*[{[]/.test(value.text));
}

function isGiven(item: Value): boolean {
  return item.kind !== 'null' && asText(item)?.text !== '';
}

function mayBeEmpty(value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'text' && isAllUnknown(value.text));
}

function isAllUnknown(value: string): boolean {
  return [...value].every(hasOpaque);
}

function checked(items: readonly Value[]): readonly Value[] {
  if (items.length > BUDGET.items) throw new Fault('the list is too long');
  return items;
}

/** The reason why the items cannot be told, or undefined once they are. */
function flattenInto(flat: Value[], items: readonly Value[]): string | undefined {
  for (const item of items) {
    if (item.kind === 'list') {
      const open = flattenInto(flat, item.items);
      if (open !== undefined) return open;
    } else if (item.kind === 'unknown') return item.reason;
    else flat.push(item);
  }
  return undefined;
}

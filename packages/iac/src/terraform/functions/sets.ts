import { BUDGET } from '../evaluate/budget.ts';
import { asBool, identity, toSet } from '../value/convert.ts';
import { bool, Fault, list, number, type Value } from '../value/value.ts';
import { notKnown, wantList, wantNumber } from './arguments.ts';
import type { Functions } from './terraform-function.ts';

const MANY = Number.POSITIVE_INFINITY;

/** https://developer.hashicorp.com/terraform/language/functions/setunion and the other functions of sets */
export const SET_FUNCTIONS: Functions = {
  distinct: {
    parameters: [1, 1],
    looks: 'parts',
    compute: ([value], place) => {
      const unique = new Map<string, Value>();
      for (const item of wantList(value, place).items) {
        const key = identity(item);
        if (!unique.has(key)) unique.set(key, item);
      }
      return list([...unique.values()], place.range);
    },
  },
  setunion: {
    parameters: [1, MANY],
    looks: 'parts',
    compute: (values, place) =>
      toSet(
        values.flatMap((value) => wantList(value, place).items),
        place.range,
      ),
  },
  setintersection: {
    parameters: [1, MANY],
    looks: 'inside',
    compute: ([first, ...others], place) => {
      const sets = others.map((value) => new Set(wantList(value, place).items.map(identity)));
      const items = wantList(first, place).items.filter((item) =>
        sets.every((set) => set.has(identity(item))),
      );
      return toSet(items, place.range);
    },
  },
  setsubtract: {
    parameters: [2, 2],
    looks: 'inside',
    compute: ([first, second], place) => {
      const without = new Set(wantList(second, place).items.map(identity));
      const items = wantList(first, place).items.filter((item) => !without.has(identity(item)));
      return toSet(items, place.range);
    },
  },
  setproduct: {
    parameters: [2, MANY],
    looks: 'outside',
    compute: (values, place) => {
      const lists = values.map((value) => wantList(value, place));
      const size = lists.reduce((product, { items }) => product * items.length, 1);
      if (size * lists.length > BUDGET.items) throw new Fault('`setproduct` gives too many combinations');
      place.scope.context.budget.spend(size * lists.length);
      let combined: Value[][] = [[]];
      for (const { items } of lists)
        combined = combined.flatMap((some) => items.map((item) => [...some, item]));
      const tuples = combined.map((items) => list(items, place.range));
      return lists.every(({ isSet }) => isSet) ? toSet(tuples, place.range) : list(tuples, place.range);
    },
  },
  sum: {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([value], place) => {
      const { items } = wantList(value, place);
      if (items.length === 0) throw new Fault('`sum` wants a list that is not empty');
      const total = items.reduce((all, item) => all + wantNumber(item, place), 0);
      return number(Number.isInteger(total) ? total : Number(total.toPrecision(15)), place.range);
    },
  },
  alltrue: allOrAny(true),
  anytrue: allOrAny(false),
};

/** Whether all or any items are true; unknown ones count only where they decide. */
function allOrAny(all: boolean): Functions[string] {
  return {
    parameters: [1, 1],
    looks: 'parts',
    compute: (values, place) => {
      const items = wantList(values[0], place).items.map((item) =>
        item.kind === 'null' ? false : asBool(item),
      );
      if (items.includes(!all)) return bool(!all, place.range);
      if (items.includes(undefined)) return notKnown(values, 'an item is unknown', place);
      return bool(all, place.range);
    },
  };
}

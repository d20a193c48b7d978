import { hasOpaque } from '@leastwise/core';
import { asText, itemsOf } from '../value/convert.ts';
import { Fault, list, type ObjectEntry, sortedEntries, text, type Value } from '../value/value.ts';
import { notKnown, wantList, wantObject, wantText, wantTexts } from './arguments.ts';
import type { Functions } from './terraform-function.ts';

const MANY = Number.POSITIVE_INFINITY;

/** https://developer.hashicorp.com/terraform/language/functions/merge and the other functions of maps */
export const MAP_FUNCTIONS: Functions = {
  merge: {
    parameters: [0, MANY],
    looks: 'outside',
    compute: (values, place) => {
      const entries = new Map<string, ObjectEntry>();
      for (const value of values) {
        if (value.kind === 'null') continue;
        for (const [key, entry] of wantObject(value, place).entries) {
          entries.delete(key);
          entries.set(key, entry);
        }
      }
      return { kind: 'object', entries, range: place.range };
    },
  },
  // Gone since Terraform 0.15, and still written in older modules.
  map: {
    parameters: [0, MANY],
    looks: 'parts',
    compute: (values, place) => {
      if (values.length % 2 !== 0) throw new Fault('`map` wants a value for each key');
      const entries = new Map<string, ObjectEntry>();
      for (let at = 0; at < values.length; at += 2) {
        const [key, value] = [values[at]!, values[at + 1]!];
        entries.set(wantText(key, place), { keyRange: key.range, value });
      }
      return { kind: 'object', entries, range: place.range };
    },
  },
  keys: {
    parameters: [1, 1],
    looks: 'outside',
    compute: ([value], place) =>
      list(
        sortedEntries(wantObject(value, place)).map(([key, entry]) => text(key, entry.keyRange)),
        place.range,
      ),
  },
  values: {
    parameters: [1, 1],
    looks: 'outside',
    compute: ([value], place) => list(itemsOf(wantObject(value, place)), place.range),
  },
  lookup: {
    parameters: [2, 3],
    looks: 'outside',
    compute: (values, place) => {
      const [map, key, fallback] = values;
      const name = wantText(key, place);
      if (hasOpaque(name)) return notKnown(values, 'only deployment knows the key', place);
      const entry = wantObject(map, place).entries.get(name);
      if (entry) return entry.value;
      if (!fallback) throw new Fault(`\`lookup\` finds no \`${name}\` and has no default`);
      return fallback;
    },
  },
  zipmap: {
    parameters: [2, 2],
    looks: 'outside',
    compute: (values, place) => {
      const keys = wantList(values[0], place).items;
      const { items } = wantList(values[1], place);
      if (keys.length !== items.length) throw new Fault('`zipmap` wants as many keys as values');
      const entries = new Map<string, ObjectEntry>();
      for (const [at, key] of keys.entries()) {
        const name = asText(key)?.text;
        if (name === undefined) return notKnown(values, 'a key is unknown', place);
        entries.set(name, { keyRange: key.range, value: items[at]! });
      }
      return { kind: 'object', entries, range: place.range };
    },
  },
  transpose: {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([value], place) => {
      const lists = new Map<string, Value[]>();
      for (const [key, entry] of sortedEntries(wantObject(value, place))) {
        for (const item of wantTexts(entry.value, place)) {
          lists.set(item, [...(lists.get(item) ?? []), text(key, entry.keyRange)]);
        }
      }
      const entries = new Map<string, ObjectEntry>();
      for (const [key, items] of lists)
        entries.set(key, { keyRange: place.range, value: list(items, place.range) });
      return { kind: 'object', entries, range: place.range };
    },
  },
};

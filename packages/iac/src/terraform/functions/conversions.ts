import { hasOpaque } from '@leastwise/core';
import { asBool, asNumber, asText, toSet, unified } from '../value/convert.ts';
import { bool, describeKind, Fault, list, number, type ObjectEntry, type Value } from '../value/value.ts';
import { notKnown, wantObject } from './arguments.ts';
import type { CallPlace, Functions, TerraformFunction } from './terraform-function.ts';

/** https://developer.hashicorp.com/terraform/language/functions/tostring and the other conversions */
export const CONVERSION_FUNCTIONS: Functions = {
  tostring: primitive('a string', (value) => asText(value)),
  tonumber: primitive('a number', (value, { range }) => {
    const known = asNumber(value);
    return known === undefined ? undefined : number(known, range);
  }),
  tobool: primitive('true or false', (value, { range }) => {
    const known = asBool(value);
    return known === undefined ? undefined : bool(known, range);
  }),
  tolist: {
    parameters: [1, 1],
    looks: 'outside',
    compute: ([value], place) => list(unified(itemsIn(value!, place)), place.range),
  },
  toset: {
    parameters: [1, 1],
    looks: 'parts',
    compute: ([value], place) => toSet(unified(itemsIn(value!, place)), place.range),
  },
  tomap: {
    parameters: [1, 1],
    looks: 'outside',
    compute: ([value], place) => {
      const { entries } = wantObject(value, place);
      const values = unified([...entries.values()].map((entry) => entry.value));
      const converted = new Map<string, ObjectEntry>();
      [...entries].forEach(([key, { keyRange }], at) => {
        converted.set(key, { keyRange, value: values[at]! });
      });
      return { kind: 'object', entries: converted, range: place.range };
    },
  },
  sensitive: same(),
  nonsensitive: same(),
  ephemeralasnull: same(),
};

function same(): TerraformFunction {
  return { parameters: [1, 1], looks: 'nowhere', compute: ([value]) => value! };
}

function primitive(
  wanted: string,
  convert: (value: Value, place: CallPlace) => Value | undefined,
): TerraformFunction {
  return {
    parameters: [1, 1],
    looks: 'nowhere',
    compute: (values, place) => {
      const [value] = values;
      if (value!.kind === 'null') return value!;
      if (value!.kind === 'unknown')
        return place.name === 'tostring' ? value! : notKnown(values, value!.reason, place);
      const converted = convert(value!, place);
      if (converted) return converted;
      if (value!.kind === 'text' && hasOpaque(value!.text)) {
        return notKnown(values, 'only deployment knows a part of the text', place);
      }
      throw new Fault(`\`${place.name}\` wants ${wanted}, not ${describeKind(value!)}`);
    },
  };
}

function itemsIn(value: Value, { name }: CallPlace): readonly Value[] {
  if (value.kind !== 'list') throw new Fault(`\`${name}\` wants a list, not ${describeKind(value)}`);
  return value.items;
}

import type { Range } from '@leastwise/core';
import { formatNumber, parseNumber } from './numbers.ts';
import {
  compareTexts,
  describeKind,
  Fault,
  type ListValue,
  type TextValue,
  text,
  type Value,
} from './value.ts';

/**
 * A value as text, as Terraform converts it: numbers and bools are written out.
 * @returns undefined for what has no text: lists, objects, null, and what is unknown
 */
export function asText(value: Value): TextValue | undefined {
  switch (value.kind) {
    case 'text':
      return value;
    case 'number':
      return text(formatNumber(value.value), value.range);
    case 'bool':
      return text(String(value.value), value.range);
    default:
      return undefined;
  }
}

/** A value as a number; undefined when it is none. */
export function asNumber(value: Value): number | undefined {
  if (value.kind === 'number') return value.value;
  return value.kind === 'text' ? parseNumber(value.text) : undefined;
}

/** A value as a bool; undefined when it is none. */
export function asBool(value: Value): boolean | undefined {
  if (value.kind === 'bool') return value.value;
  if (value.kind !== 'text') return undefined;
  return value.text === 'true' || value.text === '1'
    ? true
    : value.text === 'false' || value.text === '0'
      ? false
      : undefined;
}

/** A set of some items: duplicates are left out, and strings put in order. */
export function toSet(items: readonly Value[], range: Range): ListValue {
  const unique = new Map<string, Value>();
  for (const item of items) {
    const key = identity(item);
    if (!unique.has(key)) unique.set(key, item);
  }
  const all = [...unique.values()];
  if (all.every((item) => item.kind === 'text')) {
    all.sort((a, b) => compareTexts((a as TextValue).text, (b as TextValue).text));
  } else if (all.every((item) => item.kind === 'number')) {
    all.sort((a, b) => (asNumber(a) ?? 0) - (asNumber(b) ?? 0));
  }
  return { kind: 'list', items: all, isSet: true, range };
}

/** A text that equal values have in common, and others do not. */
export function identity(value: Value): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'number':
    case 'bool':
      return String(value.value);
    case 'null':
      return 'null';
    case 'list':
      return `[${value.items.map(identity).join(',')}]`;
    case 'object':
      return `{${[...value.entries]
        .sort(([a], [b]) => compareTexts(a, b))
        .map(([key, entry]) => `${JSON.stringify(key)}:${identity(entry.value)}`)
        .join(',')}}`;
    case 'choice':
      return `(${value.condition}?${identity(value.ifTrue)}:${identity(value.ifFalse)})`;
    default:
      return `<${value.name}>`;
  }
}

/** The items with one type, as a list must have: text where some are text and others numbers or bools. */
export function unified(items: readonly Value[]): readonly Value[] {
  const kinds = new Set(items.map(({ kind }) => kind));
  kinds.delete('null');
  if (kinds.size < 2 || !kinds.has('text')) return items;
  return items.map((item) => asText(item) ?? item);
}

/** The items of a list or set, or the values of an object in the order of their keys. */
export function itemsOf(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'object') {
    return [...value.entries].sort(([a], [b]) => compareTexts(a, b)).map(([, entry]) => entry.value);
  }
  throw new Fault(`a list or an object is wanted here, not ${describeKind(value)}`);
}

import { hasOpaque, type OpaqueTable, type Range } from '@leastwise/core';
import { show } from './show.ts';
import type { TextValue, UnknownValue, Value } from './value.ts';

/** A value that only deployment knows. */
export function unknown(name: string, reason: string, range: Range): UnknownValue {
  return { kind: 'unknown', name, reason, range };
}

/** The text that stands for an unknown value in a string. */
export function letterOf(value: { readonly name: string }, opaque: OpaqueTable): string {
  return opaque.letter(`\${${value.name}}`);
}

/** A string, or the text that stands for an unknown one. */
export function partlyKnown(value: Value, opaque: OpaqueTable): TextValue | undefined {
  if (value.kind === 'text') return value;
  if (value.kind !== 'unknown' && value.kind !== 'namespace') return undefined;
  return { kind: 'text', text: letterOf(value, opaque), range: value.range };
}

/**
 * The first part of a value that is not known through and through, with the reason; undefined when all of it is.
 * Values of which only the shape matters are not to be asked this.
 */
export function unknownIn(value: Value): string | undefined {
  switch (value.kind) {
    case 'unknown':
      return value.reason;
    case 'namespace':
      return `only deployment knows all of \`${value.name}\``;
    case 'choice':
      return `it depends on \`${value.condition}\``;
    case 'text':
      return hasOpaque(value.text) ? 'only deployment knows a part of the text' : undefined;
    case 'list':
      return first(value.items);
    case 'object':
      return first([...value.entries.values()].map((entry) => entry.value));
    default:
      return undefined;
  }
}

function first(values: readonly Value[]): string | undefined {
  for (const value of values) {
    const reason = unknownIn(value);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** What applying something to values gives when they are not known well enough. */
export function unknownCall(
  name: string,
  values: readonly Value[],
  reason: string,
  range: Range,
  opaque: OpaqueTable,
): UnknownValue {
  return unknown(opaque.show(`${name}(${values.map(show).join(', ')})`), reason, range);
}

import { formatNumber } from './numbers.ts';
import { sortedEntries, type Value } from './value.ts';

const MAX_LENGTH = 120;

/**
 * A value in one line, as it would be written. Equal texts are equal values, since what is cut off is replaced by a
 * hash of it.
 */
export function show(value: Value): string {
  const full = describe(value, 0);
  return full.length <= MAX_LENGTH ? full : `${full.slice(0, MAX_LENGTH)}…${hash(full)}`;
}

function describe(value: Value, depth: number): string {
  if (depth > 20) return '…';
  const inner = (part: Value): string => describe(part, depth + 1);
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'number':
      return formatNumber(value.value);
    case 'bool':
      return String(value.value);
    case 'null':
      return 'null';
    case 'list':
      return `[${value.items.map(inner).join(', ')}]`;
    case 'object':
      return `{${sortedEntries(value)
        .map(([key, entry]) => `${key} = ${inner(entry.value)}`)
        .join(', ')}}`;
    case 'choice':
      return `(${value.condition} ? ${inner(value.ifTrue)} : ${inner(value.ifFalse)})`;
    default:
      return value.name;
  }
}

function hash(full: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < full.length; at++) value = Math.imul(value ^ full.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(36);
}

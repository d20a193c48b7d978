import { hasOpaque } from '@leastwise/core';
import { jsonText } from '../text/json-text.ts';
import { asNumber, asText } from '../value/convert.ts';
import { formatNumber } from '../value/numbers.ts';
import { toNode } from '../value/to-node.ts';
import { letterOf } from '../value/unknowns.ts';
import { describeKind, Fault, list, text, type Value } from '../value/value.ts';
import { notKnown, wantText } from './arguments.ts';
import { bounded } from './strings.ts';
import type { CallPlace, Functions } from './terraform-function.ts';

/** https://developer.hashicorp.com/terraform/language/functions/format */
export const FORMAT_FUNCTIONS: Functions = {
  format: {
    parameters: [1, Number.POSITIVE_INFINITY],
    looks: 'nowhere',
    compute: (values, place) => {
      const [pattern, ...given] = values;
      if (pattern?.kind === 'unknown') return notKnown(values, pattern.reason, place);
      return formatted(wantText(pattern, place), given, values, place);
    },
  },
  formatlist: {
    parameters: [1, Number.POSITIVE_INFINITY],
    looks: 'nowhere',
    compute: (values, place) => {
      const [pattern, ...given] = values;
      const open = values.find((value) => value.kind === 'unknown');
      if (open?.kind === 'unknown') return notKnown(values, open.reason, place);
      const written = wantText(pattern, place);
      const lists = given.filter((value) => value.kind === 'list');
      const length = lists[0]?.items.length ?? 1;
      if (lists.some(({ items }) => items.length !== length)) {
        throw new Fault('`formatlist` wants lists of the same length');
      }
      const results = Array.from({ length }, (_, at) => {
        const each = given.map((value) => (value.kind === 'list' ? value.items[at]! : value));
        return formatted(written, each, values, place);
      });
      return list(results, place.range);
    },
  },
};

const VERB = /%(%|([-+# 0]*)(\d+)?(?:\.(\d+))?(?:\[(\d+)\])?([a-zA-Z]))/g;

function formatted(pattern: string, given: readonly Value[], all: readonly Value[], place: CallPlace): Value {
  let next = 0;
  let highest = 0;
  let hasOpenNumber = false;
  const result = pattern.replace(VERB, (_, whole, flags, width, precision, index, verb) => {
    if (whole === '%') return '%';
    const at = index === undefined ? next : Number(index) - 1;
    next = at + 1;
    highest = Math.max(highest, next);
    const value = given[at];
    if (!value) throw new Fault(`\`${place.name}\` has no value for \`%${whole}\``);
    if (isOpen(value)) {
      if (!'svq'.includes(verb) || width !== undefined || precision !== undefined) hasOpenNumber = true;
      const letter =
        value.kind === 'unknown' || value.kind === 'namespace' ? letterOf(value, place.scope.opaque) : '';
      return verb === 'q' ? `"${letter}"` : letter;
    }
    if (value.kind === 'text' && hasOpaque(value.text) && (width ?? precision) !== undefined)
      hasOpenNumber = true;
    return padded(written(verb, value, precision, flags ?? '', place), flags ?? '', width);
  });
  if (hasOpenNumber) return notKnown(all, 'a value in it is unknown', place);
  if (highest < given.length) throw new Fault(`\`${place.name}\` has more values than its format wants`);
  return text(bounded(result), place.range);
}

function isOpen(value: Value): boolean {
  return value.kind === 'unknown' || value.kind === 'namespace';
}

function written(
  verb: string,
  value: Value,
  precision: string | undefined,
  flags: string,
  place: CallPlace,
): string {
  switch (verb) {
    case 's':
    case 'v': {
      const known =
        asText(value)?.text ?? (verb === 'v' || value.kind === 'null' ? encoded(value, place) : undefined);
      if (known === undefined) throw new Fault(`\`%s\` wants a string, not ${describeKind(value)}`);
      return precision === undefined ? known : [...known].slice(0, Number(precision)).join('');
    }
    case 'q':
      return JSON.stringify(wantText(value, place));
    case 't':
      return wantText(value, place);
    case 'd':
      return signed(formatNumber(Math.trunc(numberIn(value, verb))), flags);
    case 'b':
      return Math.trunc(numberIn(value, verb)).toString(2);
    case 'o':
      return Math.trunc(numberIn(value, verb)).toString(8);
    case 'x':
    case 'X': {
      const hex = Math.trunc(numberIn(value, verb)).toString(16);
      return verb === 'X' ? hex.toUpperCase() : hex;
    }
    case 'f':
      return signed(numberIn(value, verb).toFixed(Math.min(100, Number(precision ?? 6))), flags);
    default:
      throw new Fault(`\`%${verb}\` is not a verb that is known here`);
  }
}

function encoded(value: Value, { scope, range }: CallPlace): string {
  return jsonText(toNode(value, scope.opaque), range).value;
}

function numberIn(value: Value, verb: string): number {
  const known = asNumber(value);
  if (known === undefined) throw new Fault(`\`%${verb}\` wants a number, not ${describeKind(value)}`);
  return known;
}

function signed(digits: string, flags: string): string {
  return flags.includes('+') && !digits.startsWith('-') ? `+${digits}` : digits;
}

function padded(value: string, flags: string, width: string | undefined): string {
  const length = Math.min(Number(width ?? 0), 10_000);
  const missing = length - [...value].length;
  if (missing <= 0) return value;
  if (flags.includes('-')) return value + ' '.repeat(missing);
  if (!flags.includes('0')) return ' '.repeat(missing) + value;
  const sign = /^[-+]/.exec(value)?.[0] ?? '';
  return sign + '0'.repeat(missing) + value.slice(sign.length);
}

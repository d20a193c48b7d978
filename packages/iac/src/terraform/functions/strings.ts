import { BUDGET } from '../evaluate/budget.ts';
import { asText } from '../value/convert.ts';
import { partlyKnown } from '../value/unknowns.ts';
import { bool, describeKind, Fault, list, text } from '../value/value.ts';
import { wantList, wantText, wantWhole } from './arguments.ts';
import type { CallPlace, Functions, TerraformFunction } from './terraform-function.ts';

/** A function of one string that gives a string. */
function ofText(change: (value: string) => string): TerraformFunction {
  return {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([value], place) => text(change(wantText(value, place)), place.range),
  };
}

/** A function of two strings. */
function ofTwo<T>(
  change: (value: string, other: string) => T,
  make: (result: T, place: CallPlace) => ReturnType<TerraformFunction['compute']>,
): TerraformFunction {
  return {
    parameters: [2, 2],
    looks: 'inside',
    compute: ([value, other], place) => make(change(wantText(value, place), wantText(other, place)), place),
  };
}

const asString = (result: string, { range }: CallPlace) => text(result, range);
const asTruth = (result: boolean, { range }: CallPlace) => bool(result, range);

/** https://developer.hashicorp.com/terraform/language/functions/format and the other string functions */
export const STRING_FUNCTIONS: Functions = {
  upper: ofText((value) => value.toUpperCase()),
  lower: ofText((value) => value.toLowerCase()),
  title: ofText((value) =>
    value.replace(/(^|[^\p{L}\p{N}_'])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase()),
  ),
  chomp: ofText((value) => value.replace(/[\r\n]+$/, '')),
  trimspace: ofText((value) => value.trim()),
  strrev: ofText((value) => [...value].reverse().join('')),
  trim: ofTwo((value, set) => trimSet(value, set), asString),
  trimprefix: ofTwo(
    (value, prefix) => (value.startsWith(prefix) ? value.slice(prefix.length) : value),
    asString,
  ),
  trimsuffix: ofTwo(
    (value, suffix) => (value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value),
    asString,
  ),
  startswith: ofTwo((value, prefix) => value.startsWith(prefix), asTruth),
  endswith: ofTwo((value, suffix) => value.endsWith(suffix), asTruth),
  strcontains: ofTwo((value, part) => value.includes(part), asTruth),
  split: ofTwo(
    (separator, value) => (value === '' ? [''] : separator === '' ? [...value] : value.split(separator)),
    (parts, { range }) =>
      list(
        parts.map((part) => text(part, range)),
        range,
      ),
  ),
  join: {
    parameters: [1, Number.POSITIVE_INFINITY],
    looks: 'parts',
    compute: ([separator, ...lists], place) => {
      const parts = lists.flatMap((value) => wantList(value, place).items);
      const texts = parts.map((part) => {
        const known = asText(part) ?? partlyKnown(part, place.scope.opaque);
        if (!known) throw new Fault(`\`join\` wants strings, not ${describeKind(part)}`);
        return known.text;
      });
      return text(bounded(texts.join(wantText(separator, place))), place.range);
    },
  },
  substr: {
    parameters: [3, 3],
    looks: 'inside',
    compute: ([value, offset, length], place) => {
      const letters = [...wantText(value, place)];
      const given = wantWhole(offset, place);
      const start = given < 0 ? Math.max(0, letters.length + given) : given;
      const count = wantWhole(length, place);
      // Counted from the end, a length of 0 takes the rest, too.
      const takesRest = count < 0 || (count === 0 && given < 0);
      return text(letters.slice(start, takesRest ? undefined : start + count).join(''), place.range);
    },
  },
  indent: {
    parameters: [2, 2],
    looks: 'inside',
    compute: ([spaces, value], place) => {
      const count = wantWhole(spaces, place);
      if (count < 0 || count > 1000) throw new Fault('`indent` wants a number of spaces');
      return text(bounded(wantText(value, place).replaceAll('\n', `\n${' '.repeat(count)}`)), place.range);
    },
  },
};

function trimSet(value: string, set: string): string {
  const characters = new Set(set);
  const letters = [...value];
  let start = 0;
  let end = letters.length;
  while (start < end && characters.has(letters[start]!)) start++;
  while (end > start && characters.has(letters[end - 1]!)) end--;
  return letters.slice(start, end).join('');
}

/** A text within the bounds of one string. @throws Fault */
export function bounded(value: string): string {
  if (value.length > BUDGET.text) throw new Fault('the text is too long');
  return value;
}

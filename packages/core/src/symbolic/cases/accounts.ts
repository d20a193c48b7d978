import type { PolicyInContext } from '../../policy/source.ts';
import { BudgetExceededError } from '../budget.ts';
import { build } from '../text/automaton.ts';
import { globPattern } from '../text/pattern.ts';
import { TextSet } from '../text/text-set.ts';

/** Accounts to speak of that no policy knows, plainest first. */
const PLAIN = ['111122223333', '999988887777', '888877776666', '777766665555', '666655554444'];
const ID = /(?<!\d)\d{12}(?!\d)/g;
/** Digits beside wildcards, which may match a part of an account. */
const PARTIAL = /[\d*?]*(?:\d[*?]|[*?]\d)[\d*?]*/g;
/** Kinds of accounts that are told apart, at most. */
const MAX_KINDS = 16;

/**
 * Accounts that stand for all: those that policies and requests name, and of all others two for each kind that
 * patterns such as `1234*` tell apart. What holds of those two holds of every account of the kind, since nothing that
 * was written can tell them from it.
 * @throws BudgetExceededError when there are too many kinds
 */
export function accountsThatMatter(policies: readonly PolicyInContext[]): readonly string[] {
  const all = [...new Set(policies.flatMap(textsOf))];
  const named = [...new Set(all.flatMap((text) => text.match(ID) ?? []))].sort();
  const partial = [...new Set(all.flatMap((text) => text.match(PARTIAL) ?? []))];
  let kinds = [accountIds().minus(TextSet.of(...named))];
  for (const pattern of partial) {
    const set = TextSet.ofPatterns([globPattern({ text: pattern })]);
    kinds = kinds.flatMap((kind) => [kind.intersection(set), kind.minus(set)].filter((one) => !one.isEmpty));
    if (kinds.length > MAX_KINDS)
      throw new BudgetExceededError('the policies tell too many kinds of accounts apart by wildcards');
  }
  return [...named, ...kinds.flatMap(twoOf)];
}

function twoOf(kind: TextSet): readonly string[] {
  const plain = PLAIN.filter((account) => kind.has(account)).slice(0, 2);
  if (plain.length === 2) return plain;
  const rest = kind.minus(TextSet.of(...plain));
  const first = rest.example();
  if (first === undefined) return plain;
  const second = plain.length === 1 ? undefined : rest.minus(TextSet.of(first)).example();
  return [...plain, first, ...(second === undefined ? [] : [second])];
}

let ids: TextSet | undefined;

/** Texts of twelve digits. */
function accountIds(): TextSet {
  const DIGITS = [...'0123456789'].map((digit) => digit.charCodeAt(0));
  ids ??= TextSet.ofAutomaton(
    build<number>({
      start: 0,
      key: (state) => state,
      accepting: (state) => state === 12,
      codes: (state) => (state < 12 ? DIGITS : []),
      step: (state, code) => (state < 12 && DIGITS.includes(code) ? state + 1 : 13),
      other: () => 13,
      opaque: () => 13,
    }),
  );
  return ids;
}

/** What a policy says of principals, resources and values of conditions. */
function textsOf({ policy }: PolicyInContext): readonly string[] {
  return policy.statements.flatMap(({ principal, resource, conditions }) =>
    [
      ...(principal?.entries ?? []),
      // A wildcard in the sixth part of a resource matches no account.
      ...(resource?.values.map((text) => ({ value: text.value.split(':').slice(0, 5).join(':') })) ?? []),
      ...(resource?.values.map((text) => ({ value: text.value.replace(/[*?]/g, ' ') })) ?? []),
      ...conditions.flatMap(({ values }) => values),
    ].map(({ value }) => value),
  );
}

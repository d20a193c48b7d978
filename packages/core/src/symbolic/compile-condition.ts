import { parseAddressRange, parseBool, parseDate, parseNumber } from '../condition/parse-value.ts';
import type { PatternText } from '../match/pattern-text.ts';
import { type Operator, parseOperator } from '../policy/operators.ts';
import type { Condition } from '../policy/policy.ts';
import type { ConditionAtom } from './condition-atom.ts';
import { arnPattern, globPattern, ignoringCase, literalPattern, type PatternSymbol } from './text/pattern.ts';
import { TextSet } from './text/text-set.ts';
import { BoolSet } from './value/bool-set.ts';
import { IntervalSet } from './value/interval-set.ts';
import { type IpRange, IpSet } from './value/ip-set.ts';
import { KeyDomain } from './value/key-domain.ts';
import { NumberSet } from './value/number-set.ts';
import { SingleSet } from './value/single-set.ts';

/**
 * A condition as a constraint on its key.
 * @param values the condition's values with policy variables replaced
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function compileCondition(condition: Condition, values: readonly PatternText[]): ConditionAtom {
  if (values.some(({ literal }) => literal?.size)) return compile(condition, values);
  // The same few conditions are in many policies.
  const content = [condition.key.value, condition.operator.value, ...values.map(({ text }) => text)].join(
    '\n',
  );
  let atom = atoms.get(content);
  if (!atom) {
    atom = compile(condition, values);
    if (atoms.size >= MAX_ATOMS) atoms.clear();
    atoms.set(content, atom);
  }
  return atom;
}

const MAX_ATOMS = 20_000;
const atoms = new Map<string, ConditionAtom>();

function compile(condition: Condition, values: readonly PatternText[]): ConditionAtom {
  const key = condition.key.value.toLowerCase();
  const atom = { key, name: condition.key.value };
  const { operator, qualifier, ifExists } = parseOperator(condition.operator.value);
  if (!operator) {
    // AWS refuses the policy; the validity checks say so.
    const uncertain = `\`${condition.operator.value}\` is not a condition operator`;
    return { ...atom, matching: KeyDomain.any, failing: KeyDomain.any, uncertain };
  }
  if (operator.family === 'null') return { ...atom, ...nullDomains(values) };

  const listed = matchingSet(operator, values);
  const single = operator.negated ? listed.complement() : listed;
  const all = SingleSet.all;
  if (qualifier === 'ForAllValues') {
    return lazily(
      atom,
      () => new KeyDomain(true, single, { every: single, some: [] }),
      () => new KeyDomain(false, single.complement(), { every: all, some: [single.complement()] }),
    );
  }
  if (qualifier === 'ForAnyValue') {
    return lazily(
      atom,
      () => new KeyDomain(ifExists, single, { every: all, some: [single] }),
      () => new KeyDomain(!ifExists, single.complement(), { every: single.complement(), some: [] }),
    );
  }
  const whenAbsent = operator.negated || ifExists;
  return lazily(
    atom,
    () => new KeyDomain(whenAbsent, single, undefined),
    () => new KeyDomain(!whenAbsent, single.complement(), { every: all, some: [] }),
  );
}

/** An atom whose domains are made when first asked for: of most conditions one is never needed. */
function lazily(
  atom: Pick<ConditionAtom, 'key' | 'name'>,
  makeMatching: () => KeyDomain,
  makeFailing: () => KeyDomain,
): ConditionAtom {
  let matching: KeyDomain | undefined;
  let failing: KeyDomain | undefined;
  return {
    ...atom,
    get matching() {
      matching ??= makeMatching();
      return matching;
    },
    get failing() {
      failing ??= makeFailing();
      return failing;
    },
  };
}

function nullDomains(values: readonly PatternText[]): Pick<ConditionAtom, 'matching' | 'failing'> {
  const wanted = values.map(({ text }) => parseBool(text));
  const nothing = new KeyDomain(false, SingleSet.none, undefined);
  const absent = wanted.includes(true);
  const exists = wanted.includes(false);
  const domain = (ifAbsent: boolean, ifPresent: boolean): KeyDomain => {
    if (ifAbsent && ifPresent) return KeyDomain.any;
    if (ifAbsent) return KeyDomain.absentOnly;
    return ifPresent ? KeyDomain.present : nothing;
  };
  return { matching: domain(absent, exists), failing: domain(!absent, !exists) };
}

/** The single values that match one of the values under the positive form of an operator. */
function matchingSet(operator: Operator, values: readonly PatternText[]): SingleSet {
  switch (operator.family) {
    case 'string':
      return SingleSet.of({
        text: textSet(
          values,
          operator.comparison === 'like' ? globPattern : literalPattern,
          operator.ignoreCase,
        ),
      });
    case 'binary':
      return SingleSet.of({ text: textSet(values, literalPattern, false) });
    case 'arn':
      return SingleSet.of({ text: textSet(values, arnPattern, false) });
    case 'numeric':
      return SingleSet.of({ numeric: numberSet(operator, values, parseNumber, String) });
    case 'date':
      return SingleSet.of({
        date: numberSet(operator, values, parseDate, (time) =>
          new Date(clampTime(time)).toISOString().replace('.000Z', 'Z'),
        ),
      });
    case 'bool':
      return SingleSet.of({ bool: boolSet(values) });
    case 'ip':
      return SingleSet.of({ ip: ipSet(values) });
    case 'null':
      return SingleSet.none;
  }
}

function textSet(
  values: readonly PatternText[],
  compile: (text: PatternText) => PatternSymbol[],
  ignoreCase: boolean,
): TextSet {
  return TextSet.ofPatterns(
    values.map((value) => {
      const symbols = compile(value);
      return ignoreCase ? ignoringCase(symbols) : symbols;
    }),
  );
}

function numberSet(
  { comparison }: Operator,
  values: readonly PatternText[],
  parse: (text: string) => number | undefined,
  print: (value: number) => string,
): NumberSet {
  let set = IntervalSet.none;
  for (const { text } of values) {
    const value = parse(text);
    if (value === undefined) continue;
    set = set.union(interval(comparison, value));
  }
  return new NumberSet(set, false, print);
}

function interval(comparison: Operator['comparison'], value: number): IntervalSet {
  switch (comparison) {
    case 'less':
      return IntervalSet.below(value, false);
    case 'less-or-equal':
      return IntervalSet.below(value, true);
    case 'greater':
      return IntervalSet.above(value, false);
    case 'greater-or-equal':
      return IntervalSet.above(value, true);
    default:
      return IntervalSet.point(value);
  }
}

function boolSet(values: readonly PatternText[]): BoolSet {
  const parsed = values.map(({ text }) => parseBool(text));
  return new BoolSet(parsed.includes(true), parsed.includes(false), false);
}

function ipSet(values: readonly PatternText[]): IpSet {
  const v4: IpRange[] = [];
  const v6: IpRange[] = [];
  for (const { text } of values) {
    const range = parseAddressRange(text);
    if (range) (range.version === 4 ? v4 : v6).push(range);
  }
  return new IpSet(v4, v6, false);
}

/** The instants that `Date` can print. */
function clampTime(time: number): number {
  return Math.max(-62_135_596_800_000, Math.min(253_402_300_799_000, time));
}

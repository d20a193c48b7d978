import { type ContextLookup, type LookedUp, UNKNOWN_VALUE } from '../match/context-lookup.ts';
import type { VariableUse } from '../match/text-list.ts';
import { and, known, NO, not, or, type Truth, UNKNOWN, YES } from '../match/truth.ts';
import { type Operator, type ParsedOperator, parseOperator } from '../policy/operators.ts';
import type { Condition } from '../policy/policy.ts';
import { FAMILIES } from './families.ts';
import type { ListedValues } from './family.ts';
import { compileNull } from './null.ts';

/** One key under one operator, ready to be tested. */
export interface CompiledCondition {
  readonly condition: Condition;
  /** The key in lower case. */
  readonly key: string;
  /** Whether it holds for a request. An operator that AWS does not have is never known to hold or not. */
  test(context: ContextLookup): Truth;
  /** The policy variables among its values. */
  readonly variables: readonly VariableUse[];
}

/**
 * Compiles a condition.
 * @param version the policy's version, which decides whether there are policy variables
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function compileCondition(condition: Condition, version: string | undefined): CompiledCondition {
  const written = condition.key.value;
  const key = written.toLowerCase();
  const { operator, ...parsed } = parseOperator(condition.operator.value);
  const values = condition.values.map(({ value }) => value);
  const common = { condition, key, variables: [] };
  if (!operator) return { ...common, test: () => UNKNOWN };
  if (operator.family === 'null') {
    const test = compileNull(values);
    return { ...common, test: (context) => test(context.lookup(key, written)) };
  }
  const listed = FAMILIES[operator.family](operator, values, version);
  const absent = whenAbsent(operator, parsed);
  const present = whenPresent(operator, parsed, listed);
  return {
    ...common,
    variables: listed.variables,
    test(context) {
      const value = context.lookup(key, written);
      if (value === UNKNOWN_VALUE) return UNKNOWN;
      return isAbsent(value) ? absent : present(value, context);
    },
  };
}

/** A key without a value, or with an empty list of values. */
function isAbsent(value: Exclude<LookedUp, typeof UNKNOWN_VALUE>): value is undefined | readonly [] {
  return value === undefined || (typeof value !== 'string' && value.length === 0);
}

function whenAbsent({ negated }: Operator, { qualifier, ifExists }: Omit<ParsedOperator, 'operator'>): Truth {
  if (ifExists || qualifier === 'ForAllValues') return YES;
  return known(negated && qualifier === undefined);
}

/** The test for a key that has at least one value. A plain operator does not match several values. */
function whenPresent(
  { negated }: Operator,
  { qualifier }: Omit<ParsedOperator, 'operator'>,
  listed: ListedValues,
): (value: string | readonly string[], context: ContextLookup) => Truth {
  const one = negated
    ? (value: string, context: ContextLookup): Truth => not(listed.holds(value, context))
    : listed.holds;
  const several = (values: readonly string[], context: ContextLookup): Truth => {
    if (qualifier === 'ForAllValues')
      return values.reduce<Truth>((all, value) => and(all, one(value, context)), YES);
    if (qualifier === 'ForAnyValue')
      return values.reduce<Truth>((any, value) => or(any, one(value, context)), NO);
    return values.length === 1 ? one(values[0]!, context) : NO;
  };
  return (value, context) => (typeof value === 'string' ? one(value, context) : several(value, context));
}

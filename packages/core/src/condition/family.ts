import type { ContextLookup } from '../match/context-lookup.ts';
import type { VariableUse } from '../match/text-list.ts';
import type { Truth } from '../match/truth.ts';
import type { Operator } from '../policy/operators.ts';

/** The values of one condition key, ready to be compared with one value of the request at a time. */
export interface ListedValues {
  /** Whether one of the listed values holds for a value of the request under the positive operator. */
  holds(value: string, context: ContextLookup): Truth;
  /** The policy variables among the listed values. */
  readonly variables: readonly VariableUse[];
}

/**
 * How one family of operators compares.
 * @param version the policy's version, which decides whether there are policy variables
 */
export type Family = (
  operator: Operator,
  values: readonly string[],
  version: string | undefined,
) => ListedValues;

import type { Change, NewObject, NewValue, Policy, Statement } from '@leastwise/core';
import { findEntry } from './find-entry.ts';

/** A condition to add: `StringEquals` on `aws:SourceAccount`. */
export interface NewCondition {
  readonly operator: string;
  readonly key: string;
  readonly value: NewValue;
}

/** Adds a condition to a statement; none where the operator has the key already, or cannot be found. */
export function addCondition(
  policy: Policy,
  { range, conditionRange, conditions }: Statement,
  { operator, key, value }: NewCondition,
): Change | undefined {
  const keyed = object(key, value);
  if (!conditionRange)
    return { type: 'insert', into: range, key: 'Condition', value: object(operator, keyed) };
  const alike = conditions.filter((one) => one.operator.value.toLowerCase() === operator.toLowerCase());
  const [first] = alike;
  if (!first) return { type: 'insert', into: conditionRange, key: operator, value: keyed };
  if (alike.some((one) => one.key.value.toLowerCase() === key.toLowerCase())) return undefined;
  const under = findEntry(policy.node, first.operator.range)?.value;
  return under && { type: 'insert', into: under.range, key, value };
}

/** An object with one entry. */
export function object(key: string, value: NewValue): NewObject {
  return { type: 'object', entries: [[key, value]] };
}

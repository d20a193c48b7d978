import type { Range } from '@leastwise/core';
import { unknown } from './unknowns.ts';
import type { UnknownValue, Value } from './value.ts';

/**
 * What stands for a variable that is null because nothing is given, in what Terraform refuses to do with null: it is
 * given something there.
 */
export function ungiven(value: Value, range: Range = value.range): UnknownValue | undefined {
  if (value.kind !== 'null' || value.variable === undefined) return undefined;
  const { variable } = value;
  return unknown(`var.${variable}`, `variable \`${variable}\` is null unless it is given`, range);
}

import type { Family } from './family.ts';
import { listedParsed } from './listed-parsed.ts';
import { parseBool } from './parse-value.ts';

/**
 * `Bool`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
 */
export const boolFamily: Family = (_operator, values) =>
  listedParsed(values, parseBool, (actual, listed) => actual === listed);

import { numberComparison } from './compare-numbers.ts';
import type { Family } from './family.ts';
import { listedParsed } from './listed-parsed.ts';
import { parseNumber } from './parse-value.ts';

/**
 * `NumericEquals`, `NumericLessThan` and the like: integers and decimals.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
 */
export const numericFamily: Family = (operator, values) =>
  listedParsed(values, parseNumber, numberComparison(operator));

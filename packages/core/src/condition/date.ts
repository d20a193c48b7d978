import { numberComparison } from './compare-numbers.ts';
import type { Family } from './family.ts';
import { listedParsed } from './listed-parsed.ts';
import { parseDate } from './parse-value.ts';

/**
 * `DateEquals`, `DateLessThan` and the like: ISO 8601 or seconds since 1970, mixed freely.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export const dateFamily: Family = (operator, values) =>
  listedParsed(values, parseDate, numberComparison(operator));

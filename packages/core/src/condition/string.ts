import { EXACT, EXACT_IGNORING_CASE, GLOB } from '../match/readings.ts';
import type { Family } from './family.ts';
import { listedTexts } from './listed-texts.ts';

/**
 * `StringEquals`, `StringEqualsIgnoreCase`, `StringLike`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
 */
export const stringFamily: Family = ({ comparison, ignoreCase }, values, version) =>
  listedTexts(values, version, comparison === 'like' ? GLOB : ignoreCase ? EXACT_IGNORING_CASE : EXACT);

import { ARN } from '../match/readings.ts';
import type { Family } from './family.ts';
import { listedTexts } from './listed-texts.ts';

/**
 * `ArnEquals` and `ArnLike`, which do the same: each of the six parts is compared by itself, with wildcards.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arnFamily: Family = (_operator, values, version) => listedTexts(values, version, ARN);

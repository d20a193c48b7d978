import type { Family } from './family.ts';
import { listedParsed } from './listed-parsed.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * `BinaryEquals`: values in base64, compared byte by byte.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
 */
export const binaryFamily: Family = (_operator, values) =>
  listedParsed(values, parseBase64, (actual, listed) => actual === listed);

function parseBase64(text: string): string | undefined {
  return BASE64.test(text) ? text : undefined;
}

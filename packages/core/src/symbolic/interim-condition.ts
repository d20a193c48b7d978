import { type Operator, parseOperator } from '../condition/operators.ts';
import { parseAddressRange, parseBool, parseDate, parseNumber } from '../condition/parse-value.ts';
import type { Condition } from '../policy/policy.ts';
import type { ContextValue } from '../request/request.ts';
import { matchesArn } from './interim-arn.ts';
import { matchesGlob, type Pattern } from './interim-glob.ts';

/**
 * Whether a condition holds for the value of its key in a request; undefined is an absent key.
 * @param patterns the condition's values with policy variables replaced
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchesCondition(
  condition: Condition,
  patterns: readonly Pattern[],
  value: ContextValue | undefined,
): boolean {
  const { operator, qualifier, ifExists } = parseOperator(condition.operator.value);
  if (!operator) return false;
  if (operator.family === 'null')
    return patterns.some(({ text }) => parseBool(text) === (value === undefined));
  const holds = (one: string): boolean =>
    patterns.some((pattern) => compare(operator, pattern, one)) !== operator.negated;
  const values = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  if (qualifier === 'ForAllValues') return values.every(holds);
  if (value === undefined && ifExists) return true;
  if (qualifier === 'ForAnyValue') return values.some(holds);
  if (value === undefined) return operator.negated;
  return values.length === 1 && holds(values[0]!);
}

function compare(operator: Operator, pattern: Pattern, value: string): boolean {
  switch (operator.family) {
    case 'string':
      return compareText(operator, pattern, value);
    case 'binary':
      return pattern.text === value;
    case 'arn':
      return matchesArn(pattern, value);
    case 'numeric':
      return compareNumbers(operator, parseNumber(pattern.text), parseNumber(value));
    case 'date':
      return compareNumbers(operator, parseDate(pattern.text), parseDate(value));
    case 'bool':
      return parseBool(pattern.text) !== undefined && parseBool(pattern.text) === parseBool(value);
    case 'ip': {
      const block = parseAddressRange(pattern.text);
      const address = parseAddressRange(value);
      return (
        block !== undefined &&
        address !== undefined &&
        block.version === address.version &&
        block.first <= address.first &&
        address.last <= block.last
      );
    }
    case 'null':
      return false;
  }
}

function compareText({ comparison, ignoreCase }: Operator, pattern: Pattern, value: string): boolean {
  if (comparison === 'like') return matchesGlob(pattern, value);
  return ignoreCase ? pattern.text.toLowerCase() === value.toLowerCase() : pattern.text === value;
}

function compareNumbers(
  { comparison }: Operator,
  wanted: number | undefined,
  found: number | undefined,
): boolean {
  if (wanted === undefined || found === undefined) return false;
  switch (comparison) {
    case 'less':
      return found < wanted;
    case 'less-or-equal':
      return found <= wanted;
    case 'greater':
      return found > wanted;
    case 'greater-or-equal':
      return found >= wanted;
    default:
      return found === wanted;
  }
}

import { type Condition, operatorNamed, parseBool } from '@leastwise/core';

/**
 * Why a condition in a service control policy holds for no request that such policies apply to; undefined when it may.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp
 */
export function holdsOnlyBeyondScps({
  key,
  values,
  baseOperator = '',
  ifExists,
}: Condition): string | undefined {
  const operator = operatorNamed(baseOperator);
  if (!operator || operator.negated || ifExists) return undefined;
  const folded = key.value.toLowerCase();
  if (folded === 'aws:principalisawsservice' && operator.family === 'bool') {
    return values.every(({ value }) => parseBool(value) === true) ? 'calls of AWS services' : undefined;
  }
  if (folded === 'aws:principalservicename' && operator.family === 'string') return 'calls of AWS services';
  if (folded === 'aws:principalarn' && (operator.family === 'arn' || operator.family === 'string')) {
    const linked = values.every(({ value }) => /^arn:[^:]*:iam::[^:]*:role\/aws-service-role\//.test(value));
    return linked && values.length > 0 ? 'service-linked roles' : undefined;
  }
  if (folded === 'aws:principaltype' && values.every(({ value }) => value === 'Anonymous'))
    return 'anonymous callers';
  return undefined;
}

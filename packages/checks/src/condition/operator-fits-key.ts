import type { ConditionKey, ConditionKeyType, OperatorFamily } from '@leastwise/core';

/** Families of operators that do what they say on keys of a type. `Null` fits all. */
const FITTING: Readonly<Record<ConditionKeyType, readonly OperatorFamily[]>> = {
  // ARNs and identifiers of all kinds are declared as strings, so both families are at home there.
  String: ['string', 'arn', 'binary'],
  ARN: ['arn', 'string'],
  Numeric: ['numeric'],
  Date: ['date', 'numeric'],
  Bool: ['bool'],
  IPAddress: ['ip'],
  Binary: ['binary', 'string'],
  Null: [],
};

/**
 * Whether an operator of a family can do on a key what it says.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function operatorFitsKey(family: OperatorFamily, key: ConditionKey): boolean {
  if (family === 'null') return true;
  // The value of a tag or of a member of a family is whatever somebody put there.
  if (key.name.includes('${')) return true;
  return FITTING[key.type].includes(family);
}

/** The operator to use for a type of key. */
export function usualOperator(type: ConditionKeyType): string {
  const usual: Readonly<Record<ConditionKeyType, string>> = {
    String: 'StringEquals',
    ARN: 'ArnLike',
    Numeric: 'NumericEquals',
    Date: 'DateLessThan',
    Bool: 'Bool',
    IPAddress: 'IpAddress',
    Binary: 'BinaryEquals',
    Null: 'Null',
  };
  return usual[type];
}

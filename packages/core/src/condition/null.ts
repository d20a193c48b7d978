import { hasOpaque } from '../document/opaque.ts';
import { type LookedUp, UNKNOWN_VALUE } from '../match/context-lookup.ts';
import { NO, type Truth, UNKNOWN, YES } from '../match/truth.ts';
import { parseBool } from './parse-value.ts';

/**
 * `Null`: with `true` the key must be absent, with `false` it must be there. An empty list of values is
 * as good as absent.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
 */
export function compileNull(values: readonly string[]): (value: LookedUp) => Truth {
  const wanted = values.map(parseBool);
  const otherwise: Truth = values.some(hasOpaque) ? UNKNOWN : NO;
  const always = wanted.includes(true) && wanted.includes(false);
  return (value) => {
    if (always) return YES;
    if (value === UNKNOWN_VALUE) return wanted.includes(true) || wanted.includes(false) ? UNKNOWN : otherwise;
    const isAbsent = value === undefined || (typeof value !== 'string' && value.length === 0);
    return wanted.includes(isAbsent) ? YES : otherwise;
  };
}

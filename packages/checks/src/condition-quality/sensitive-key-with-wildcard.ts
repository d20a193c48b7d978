import { hasOpaque, operatorNamed } from '@leastwise/core';
import { findVariables, keyOf } from '../variable/find-variables.ts';
import { defineQualityCheck } from './analysis/define-quality-check.ts';

/**
 * Keys whose values are ids: part of one says nothing of whose it is.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive
 */
const SENSITIVE =
  /^aws:(principalaccount|principalorgid|resourceaccount|resourceorgid|sourceaccount|sourceorgid|sourcevpc|sourcevpce|vpceaccount|vpceorgid|userid)$/;

export const check = defineQualityCheck({
  id: 'sensitive-key-with-wildcard',
  title: 'Part of an id where the whole is needed',
  severity: 'medium',
  aliases: ['WILDCARD_USAGE_TOO_PERMISSIVE', 'VARIABLE_USAGE_TOO_PERMISSIVE'],
  why: 'accounts, organizations and networks of strangers have ids that begin the same',
  fix: 'write the whole ids, one by one',
  look({ baseOperator = '', key, values }, context, statement) {
    const operator = operatorNamed(baseOperator);
    const folded = key.value.toLowerCase();
    if (operator?.family !== 'string' || !SENSITIVE.test(folded)) return undefined;
    // Where more values match, an Allow lets more through, and so does a Deny that spares them.
    if ((statement.effect === 'Deny') !== operator.negated) return undefined;
    const open = values.filter(({ value }) => {
      const text = folded === 'aws:userid' ? idOfUser(value) : value;
      if (hasOpaque(text)) return false;
      if (text.includes('${'))
        return findVariables(text).some((variable) => isGivenBySomebody(keyOf(variable)));
      return operator.comparison === 'like' && /[*?]/.test(text);
    });
    return open.map(({ range, value }) => ({
      at: range,
      message: `\`${context.show(value)}\` stands for more than one \`${key.value}\``,
      ...(value.includes('${') && {
        why: 'whoever can give the variable its value chooses whose requests match',
      }),
    }));
  },
});

/** Whether the value of a variable is one that somebody gave, rather than an id that AWS puts there. */
function isGivenBySomebody(key: string | undefined): boolean {
  return key !== undefined && !SENSITIVE.test(key.toLowerCase());
}

/** The part of `aws:userid` that says who it is: before the colon, after which a role session has a name of its choice. */
function idOfUser(value: string): string {
  const id = value.split(':', 1)[0]!;
  return value.includes('${') || (id === '*' && value !== id) ? '' : id;
}

import { operatorNamed } from '@leastwise/core';
import { plainValues } from '../condition/define-condition-check.ts';
import { defineQualityCheck } from './analysis/define-quality-check.ts';

export const check = defineQualityCheck({
  id: 's3-prefix-in-negative',
  title: 'Prefixes that are forbidden one by one',
  severity: 'low',
  aliases: ['S3_PREFIX_IN_NEGATIVE_CONTEXT'],
  why: 'a shorter prefix, or none, lists the same keys among others',
  fix: 'allow the prefixes that may be listed, instead of denying those that may not',
  look(condition, context, statement) {
    if (condition.key.value.toLowerCase() !== 's3:prefix') return undefined;
    const operator = operatorNamed(condition.baseOperator ?? '');
    if (operator?.family !== 'string') return undefined;
    // An Allow for all but some prefixes, or a Deny for some: either way a shorter prefix is left.
    if ((statement.effect === 'Allow') !== operator.negated) return undefined;
    const named = plainValues(condition).find(({ value }) => /^[^*?]/.test(value));
    if (!named) return undefined;
    return {
      at: condition.range,
      message: `what lies under \`${context.show(named.value)}\` is listed all the same by asking for a shorter prefix`,
    };
  },
});

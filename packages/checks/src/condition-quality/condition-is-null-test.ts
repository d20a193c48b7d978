import { operatorNamed } from '@leastwise/core';
import { defineQualityCheck } from './analysis/define-quality-check.ts';

export const check = defineQualityCheck({
  id: 'condition-is-null-test',
  title: 'A pattern that only asks whether the key is there',
  severity: 'suggestion',
  aliases: ['EQUIVALENT_TO_NULL_FALSE', 'EQUIVALENT_TO_NULL_TRUE'],
  why: 'every value matches `*`, which looks like a limit on the value and is none',
  fix: 'ask with `Null`, which says what is meant, or write the values that are meant',
  look({ baseOperator = '', ifExists, key, operator, qualifier, range, values }) {
    const declared = operatorNamed(baseOperator);
    if (declared?.comparison !== 'like' || ifExists || qualifier !== undefined) return undefined;
    if (!values.some(({ value }) => /^\*+$/.test(value))) return undefined;
    const absent = declared.negated;
    return {
      at: range,
      message: `\`${operator.value}\` on \`${key.value}\` with \`*\` only asks that the key be ${absent ? 'absent' : 'there'}`,
      label: `the same as \`"Null": {"${key.value}": "${absent}"}\``,
    };
  },
});

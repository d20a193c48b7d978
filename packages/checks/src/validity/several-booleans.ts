import { defineConditionCheck } from '../condition/define-condition-check.ts';

export const check = defineConditionCheck({
  id: 'several-booleans',
  title: 'A boolean condition with several values',
  severity: 'warning',
  aliases: ['INVALID_CONDITION_MULTIPLE_BOOLEAN'],
  why: 'values are alternatives: with both `true` and `false` the condition only asks that the key be there',
  fix: 'keep one value',
  look({ baseOperator, key, operator, values }) {
    if ((baseOperator !== 'Bool' && baseOperator !== 'Null') || values.length < 2) return undefined;
    return {
      at: { start: values[0]!.range.start, end: values.at(-1)!.range.end },
      message: `\`${operator.value}\` on \`${key.value}\` has ${values.length} values, of which one makes sense`,
    };
  },
});

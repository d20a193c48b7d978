import { operatorNamed, parseDate, parseNumber } from '@leastwise/core';
import { defineConditionCheck, plainValues } from '../condition/define-condition-check.ts';
import { removeValue } from '../fix/remove.ts';

export const check = defineConditionCheck({
  id: 'redundant-condition-value',
  title: 'A limit beside a wider one',
  category: 'hygiene',
  severity: 'suggestion',
  aliases: ['REDUNDANT_CONDITION_VALUE_NUM'],
  why: 'values are alternatives, so that only the widest limit counts, which may not be the one that was meant',
  fix: 'keep the limit that is meant',
  fixEffects: ['equivalent'],
  look(condition) {
    const { baseOperator = '', key, operator, values } = condition;
    const { comparison, family } = operatorNamed(baseOperator) ?? {};
    if (family !== 'numeric' && family !== 'date') return undefined;
    if (comparison === undefined || !/^(less|greater)/.test(comparison)) return undefined;
    const parse = family === 'numeric' ? parseNumber : parseDate;
    const limits = plainValues(condition).map((text) => ({ text, limit: parse(text.value) }));
    if (limits.length < 2 || limits.length < values.length) return undefined;
    if (limits.some(({ limit }) => limit === undefined)) return undefined;
    const [first, ...rest] = limits as { text: (typeof limits)[0]['text']; limit: number }[];
    const widest = rest.reduce(
      (wide, one) =>
        (comparison.startsWith('less') ? one.limit > wide.limit : one.limit < wide.limit) ? one : wide,
      first!,
    );
    return limits
      .filter((one) => one !== widest)
      .map(({ text }) => ({
        at: text.range,
        message: `\`${operator.value}\` on \`${key.value}\` has \`${widest.text.value}\` besides, which lets through all that \`${text.value}\` does`,
        fixes: [removeValue(text)],
      }));
  },
});

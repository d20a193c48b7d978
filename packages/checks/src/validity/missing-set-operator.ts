import { knownKey } from '../condition/classify-key.ts';
import { defineConditionCheck } from '../condition/define-condition-check.ts';

export const check = defineConditionCheck({
  id: 'missing-set-operator',
  title: 'A many-valued key without ForAllValues or ForAnyValue',
  severity: 'warning',
  aliases: ['MISSING_QUALIFIER'],
  why: 'a plain operator does not match when the key holds several values, so the condition holds for some requests only',
  fix: 'put `ForAnyValue:` before the operator to ask whether some value matches, or `ForAllValues:` to ask whether every one does',
  look({ baseOperator, key, operator, qualifier }, context) {
    if (qualifier || baseOperator === undefined || baseOperator === 'Null') return undefined;
    if (!knownKey(key.value, context.catalog)?.multiValued) return undefined;
    return {
      at: operator.range,
      message: `\`${key.value}\` may hold several values, which \`${operator.value}\` does not match`,
    };
  },
});

import { knownKey } from '../condition/classify-key.ts';
import { defineQualityCheck } from './analysis/define-quality-check.ts';

export const check = defineQualityCheck({
  id: 'for-all-values-single-valued',
  title: 'ForAllValues on a key that holds one value',
  severity: 'medium',
  aliases: ['FORALLVALUES_WITH_SINGLE_VALUED_KEY'],
  why: '`ForAllValues` holds for a request without the key, so that an Allow lets it pass',
  fix: 'use the operator without `ForAllValues:`',
  look(condition, context, statement) {
    if (condition.qualifier !== 'ForAllValues') return undefined;
    const key = knownKey(condition.key.value, context.catalog);
    if (!key || key.multiValued) return undefined;
    const plain = condition.operator.value.replace(/^ForAllValues:/i, '');
    return {
      at: condition.operator.range,
      ...(statement.effect === 'Deny' && {
        severity: 'low',
        why: '`ForAllValues` holds for a request without the key, so that the Deny covers it too',
      }),
      message: `\`${condition.key.value}\` holds one value, and \`${condition.operator.value}\` also holds without any`,
      label: `\`${plain}\` is what is meant`,
    };
  },
});

import { arnPattern, globPattern, TextSet } from '@leastwise/core';
import { knownKey } from '../condition/classify-key.ts';
import { plainValues } from '../condition/define-condition-check.ts';
import { renameOperator } from '../fix/rename-operator.ts';
import { defineQualityCheck } from './analysis/define-quality-check.ts';

export const check = defineQualityCheck({
  id: 'string-like-on-arn-key',
  title: 'An ARN compared as plain text, in which a wildcard crosses its parts',
  severity: 'low',
  aliases: ['STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS'],
  why: 'a `*` meant for the region or the account also covers what follows, so that other ARNs match as well',
  fix: 'use `ArnLike`, which compares part by part',
  fixEffects: ['equivalent', 'narrower'],
  look(condition, context, statement) {
    if (!/^String(Not)?Like$/.test(condition.baseOperator ?? '')) return undefined;
    if (knownKey(condition.key.value, context.catalog)?.type !== 'ARN') return undefined;
    const wider = plainValues(condition).find(({ value }) => value.startsWith('arn:') && crossesParts(value));
    if (!wider) return undefined;
    const operator = condition.operator.value;
    return {
      at: condition.operator.range,
      message: `\`${operator}\` lets \`${wider.value}\` match more ARNs than \`${operator.replace('String', 'Arn')}\` would`,
      label: `\`${operator.replace('String', 'Arn')}\` compares part by part`,
      fixes: renameOperator(statement, condition, operator.replace('String', 'Arn'), 'narrower'),
    };
  },
});

/** Whether a pattern covers more as text than as an ARN. */
function crossesParts(text: string): boolean {
  if (!/[*?].*:/.test(text)) return false;
  return !TextSet.ofPatterns([arnPattern({ text })]).covers(TextSet.ofPatterns([globPattern({ text })]));
}

import { operatorNamed } from '@leastwise/core';
import { plainValues } from '../condition/define-condition-check.ts';
import { renameOperator } from '../fix/rename-operator.ts';
import { defineQualityCheck } from './analysis/define-quality-check.ts';

export const check = defineQualityCheck({
  id: 'wildcard-without-like',
  title: 'A wildcard under an operator that takes it literally',
  severity: 'warning',
  aliases: ['WILDCARD_WITHOUT_LIKE_OPERATOR'],
  why: '`StringEquals` compares with the star itself, which hardly any value holds',
  fix: 'use `StringLike`, or write `${*}` where the star itself is meant',
  fixEffects: ['changes-behaviour'],
  look(condition, _context, statement) {
    const operator = operatorNamed(condition.baseOperator ?? '');
    if (operator?.family !== 'string' || operator.comparison !== 'equals') return undefined;
    const like = condition.operator.value.replace(/Equals(IgnoreCase)?/i, 'Like');
    return plainValues(condition)
      .filter(({ value }) => /[*?]/.test(value))
      .map(({ value, range }) => ({
        at: range,
        message: `\`${condition.operator.value}\` takes the wildcard in \`${value}\` literally`,
        label: `under \`${like}\` it is a wildcard`,
        // Without regard to case there is no operator that takes wildcards.
        fixes: /IgnoreCase/i.test(condition.operator.value)
          ? []
          : renameOperator(statement, condition, like, 'changes-behaviour'),
        fix: `use \`${like}\`, or write \`\${*}\` where the star itself is meant`,
      }));
  },
});

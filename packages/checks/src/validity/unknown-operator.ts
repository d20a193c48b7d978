import { closest, hasOpaque, OPERATORS } from '@leastwise/core';
import { defineConditionCheck } from '../condition/define-condition-check.ts';
import { renameOperator } from '../fix/rename-operator.ts';

const NAMES = OPERATORS.map(({ name }) => name);

export const check = defineConditionCheck({
  id: 'unknown-operator',
  title: 'A condition operator that does not exist',
  severity: 'error',
  aliases: ['INVALID_CONDITION_OPERATOR'],
  why: 'AWS rejects the policy',
  fix: 'write an operator that exists',
  fixEffects: ['changes-behaviour'],
  look(condition, _context, statement) {
    const { baseOperator, operator } = condition;
    if (baseOperator !== undefined || hasOpaque(operator.value)) return undefined;
    const meant = intendedOperator(operator.value);
    return {
      at: operator.range,
      message: `\`${operator.value}\` is not a condition operator`,
      ...(meant && {
        label: `did you mean \`${meant}\`?`,
        fix: `replace with \`${meant}\``,
        fixes: renameOperator(statement, condition, meant, 'changes-behaviour'),
      }),
    };
  },
});

/** The operator that was most likely meant, with its qualifier and suffix. */
function intendedOperator(written: string): string | undefined {
  const colon = written.indexOf(':');
  const qualifier =
    colon === -1 ? undefined : closest(written.slice(0, colon), ['ForAllValues', 'ForAnyValue']);
  let name = written.slice(colon + 1);
  const suffix = /if_?exists?$/i.exec(name);
  if (suffix) name = name.slice(0, -suffix[0].length);
  const operator = closest(name, NAMES);
  if (!operator || (colon !== -1 && !qualifier)) return undefined;
  return `${qualifier ? `${qualifier}:` : ''}${operator}${suffix ? 'IfExists' : ''}`;
}

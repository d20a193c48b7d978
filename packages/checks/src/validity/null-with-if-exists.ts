import { defineConditionCheck } from '../condition/define-condition-check.ts';
import { renameOperator } from '../fix/rename-operator.ts';

export const check = defineConditionCheck({
  id: 'null-with-if-exists',
  title: 'Null with IfExists',
  severity: 'error',
  aliases: ['NULL_WITH_IF_EXISTS'],
  why: 'AWS rejects it: `Null` asks whether the key exists, and `IfExists` takes the question away',
  fix: 'write `Null` alone',
  fixEffects: ['changes-behaviour'],
  look(condition, _context, statement) {
    const { baseOperator, ifExists, operator } = condition;
    if (baseOperator !== 'Null' || !ifExists) return undefined;
    return {
      at: operator.range,
      message: `\`${operator.value}\` is not an operator: \`Null\` takes no \`IfExists\``,
      fixes: renameOperator(statement, condition, 'Null', 'changes-behaviour'),
    };
  },
});

import { defineConditionCheck } from '../condition/define-condition-check.ts';
import { renameOperator } from '../fix/rename-operator.ts';

export const check = defineConditionCheck({
  id: 'null-with-set-operator',
  title: 'Null with ForAllValues or ForAnyValue',
  severity: 'suggestion',
  aliases: ['NULL_WITH_QUALIFIER'],
  why: '`Null` asks about the key, not about its values, so the qualifier only makes it hard to read',
  fix: 'write `Null` alone',
  fixEffects: ['equivalent'],
  look(condition, _context, statement) {
    const { baseOperator, operator, qualifier } = condition;
    if (baseOperator !== 'Null' || !qualifier) return undefined;
    return {
      at: operator.range,
      message: `\`${qualifier}:\` before \`Null\` does nothing useful`,
      fixes: renameOperator(statement, condition, 'Null', 'equivalent'),
    };
  },
});

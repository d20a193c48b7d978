import { defineConditionCheck } from '../condition/define-condition-check.ts';

export const check = defineConditionCheck({
  id: 'null-with-if-exists',
  title: 'Null with IfExists',
  severity: 'error',
  aliases: ['NULL_WITH_IF_EXISTS'],
  why: 'AWS rejects it: `Null` asks whether the key exists, and `IfExists` takes the question away',
  fix: 'write `Null` alone',
  look({ baseOperator, ifExists, operator }) {
    if (baseOperator !== 'Null' || !ifExists) return undefined;
    return {
      at: operator.range,
      message: `\`${operator.value}\` is not an operator: \`Null\` takes no \`IfExists\``,
    };
  },
});

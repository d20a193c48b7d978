import { parseBool } from '@leastwise/core';
import { defineValueCheck } from '../condition/define-value-check.ts';

export const check = defineValueCheck(['bool', 'null'], {
  id: 'invalid-boolean-value',
  title: 'A boolean condition with another value than true and false',
  severity: 'error',
  aliases: ['TYPE_MISMATCH_BOOLEAN'],
  why: 'the value equals neither true nor false, so the condition never matches',
  fix: 'write `true` or `false`',
  look({ value }, { operator }) {
    if (parseBool(value) !== undefined) return undefined;
    return {
      message: `\`${value}\` is not a value for \`${operator.value}\`, which takes \`true\` or \`false\``,
    };
  },
});

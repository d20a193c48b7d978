import { parseNumber } from '@leastwise/core';
import { defineValueCheck } from '../condition/define-value-check.ts';

export const check = defineValueCheck(['numeric'], {
  id: 'invalid-number-value',
  title: 'A numeric condition with a value that is no number',
  severity: 'error',
  aliases: ['TYPE_MISMATCH_NUMBER'],
  why: 'the value cannot be compared, so it never matches',
  fix: 'write a number',
  look({ value }, { operator }) {
    if (parseNumber(value) !== undefined) return undefined;
    return { message: `\`${value}\` is not a number, which \`${operator.value}\` takes` };
  },
});

import { parseDate } from '@leastwise/core';
import { defineValueCheck } from '../condition/define-value-check.ts';

export const check = defineValueCheck(['date'], {
  id: 'invalid-date-value',
  title: 'A date condition with a value that is no date',
  severity: 'error',
  aliases: ['INVALID_DATE_VALUE', 'TYPE_MISMATCH_DATE'],
  why: 'the value cannot be compared, so it never matches',
  fix: 'write a date of ISO 8601, such as `2026-06-30T00:00:00Z`, or seconds since 1970',
  look({ value }, { operator }) {
    if (parseDate(value) !== undefined) return undefined;
    return { message: `\`${value}\` is not a date, which \`${operator.value}\` takes` };
  },
});

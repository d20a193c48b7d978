import { parseAddressRange } from '@leastwise/core';
import { defineValueCheck } from '../condition/define-value-check.ts';

export const check = defineValueCheck(['ip'], {
  id: 'invalid-ip-range',
  title: 'An address condition with a value that is no address',
  severity: 'error',
  aliases: ['TYPE_MISMATCH_IP_RANGE'],
  why: 'the value is no address or range, so it never matches',
  fix: 'write an address or a range in CIDR form, such as `203.0.113.0/24`',
  look({ value }, { operator }) {
    if (parseAddressRange(value)) return undefined;
    return { message: `\`${value}\` is not an address or a range, which \`${operator.value}\` takes` };
  },
});

import { parseAddressRange } from '@leastwise/core';
import { defineConditionCheck, plainValues } from '../condition/define-condition-check.ts';
import { isPrivate } from '../condition/private-addresses.ts';

export const check = defineConditionCheck({
  id: 'private-ip-in-source-ip',
  title: 'Private addresses in aws:SourceIp',
  severity: 'error',
  aliases: [
    'PRIVATE_IP_ADDRESS',
    'PRIVATE_IP_ADDRESS_SUBSET',
    'PRIVATE_NOT_IP_ADDRESS',
    'PRIVATE_NOT_IP_ADDRESS_SUBSET',
  ],
  why: '`aws:SourceIp` holds a public address, and is absent for requests through a VPC endpoint, so a private one never matches',
  fix: 'use `aws:VpcSourceIp`, `aws:SourceVpc` or `aws:SourceVpce` for requests from a VPC',
  look(condition) {
    const { baseOperator, key, values } = condition;
    if (baseOperator !== 'IpAddress' && baseOperator !== 'NotIpAddress') return undefined;
    if (key.value.toLowerCase() !== 'aws:sourceip') return undefined;
    const privates = plainValues(condition).filter(({ value }) => {
      const range = parseAddressRange(value);
      return range && isPrivate(range);
    });
    const all = privates.length === values.length;
    return privates.map(({ range, value }) => ({
      at: range,
      message: `\`${value}\` is a private address, which \`aws:SourceIp\` never holds`,
      // Beside public ranges it does no harm but to the reader.
      ...(!all && {
        severity: 'suggestion' as const,
        why: 'the private range beside the public ones never matches anything',
        fix: 'remove it, or move it to a statement with `aws:VpcSourceIp`',
      }),
    }));
  },
});

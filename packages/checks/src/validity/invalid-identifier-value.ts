import { operatorNamed } from '@leastwise/core';
import { defineValueCheck } from '../condition/define-value-check.ts';
import { identifierFormat } from '../condition/identifier-formats.ts';

export const check = defineValueCheck(['string', 'numeric', 'arn'], {
  id: 'invalid-identifier-value',
  title: 'A value that cannot be the identifier its key holds',
  severity: 'error',
  aliases: ['INVALID_VPC_FORMAT', 'INVALID_VPCE_FORMAT', 'INVALID_KMS_KEY_VALUE'],
  why: 'no request has such a value, so the condition never matches, or with a negated operator always',
  fix: 'write the identifier as AWS shows it',
  look({ value }, { baseOperator, key }) {
    const format = identifierFormat(key.value);
    // `StringLike` and operators on ARNs compare with patterns.
    const isPattern = operatorNamed(baseOperator!)?.comparison === 'like' && /[*?]/.test(value);
    if (!format || isPattern || format.pattern.test(value)) return undefined;
    return {
      message: `\`${value}\` cannot be ${format.what}, which \`${key.value}\` holds`,
      label: `such as \`${format.example}\``,
    };
  },
});

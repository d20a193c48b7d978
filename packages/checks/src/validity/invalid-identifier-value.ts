import { defineValueCheck } from '../condition/define-value-check.ts';
import { identifierFormat } from '../condition/identifier-formats.ts';

export const check = defineValueCheck(['string', 'numeric'], {
  id: 'invalid-identifier-value',
  title: 'A value that cannot be the identifier its key holds',
  severity: 'error',
  aliases: ['INVALID_VPC_FORMAT', 'INVALID_VPCE_FORMAT'],
  why: 'no request has such a value, so the condition never matches, or with a negated operator always',
  fix: 'write the identifier as AWS shows it',
  look({ value }, { baseOperator, key }) {
    const format = identifierFormat(key.value);
    // `StringLike` compares with patterns.
    if (!format || (/Like$/.test(baseOperator!) && /[*?]/.test(value)) || format.pattern.test(value))
      return undefined;
    return {
      message: `\`${value}\` cannot be ${format.what}, which \`${key.value}\` holds`,
      label: `such as \`${format.example}\``,
    };
  },
});

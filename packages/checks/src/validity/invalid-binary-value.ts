import { defineValueCheck } from '../condition/define-value-check.ts';

export const check = defineValueCheck(['binary'], {
  id: 'invalid-binary-value',
  title: 'A value that is not base64',
  severity: 'error',
  aliases: ['TYPE_MISMATCH_STRING'],
  why: '`BinaryEquals` compares with bytes, which are written in base64; another text matches nothing',
  fix: 'write the bytes in base64',
  look({ value }) {
    if (value !== '' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)) return undefined;
    return { message: `\`${value}\` is not base64` };
  },
});

import { defineValueCheck } from '../condition/define-value-check.ts';

export const check = defineValueCheck(['arn'], {
  id: 'invalid-arn-value',
  title: 'An ARN condition with a value that is no ARN',
  severity: 'error',
  aliases: ['TYPE_MISMATCH'],
  why: 'ARN operators compare the six parts of an ARN, so a value without them never matches',
  fix: 'write a whole ARN, with `*` for the parts that may vary, or use a string operator',
  look({ value }, { operator }) {
    // What an ARN operator makes of a shorter pattern that ends in a wildcard is not documented.
    if (value.endsWith('*') || isArnPattern(value)) return undefined;
    return { message: `\`${value}\` is not an ARN, which \`${operator.value}\` takes` };
  },
});

function isArnPattern(value: string): boolean {
  const parts = value.split(':', 6);
  return parts.length === 6 && (parts[0] === 'arn' || /[*?]/.test(parts[0]!));
}

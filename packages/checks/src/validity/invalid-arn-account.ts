import { isAccountPart } from '../arn/arn-values.ts';
import { defineArnCheck } from '../arn/define-arn-check.ts';

export const check = defineArnCheck({
  id: 'invalid-arn-account',
  title: 'An account id that is none',
  severity: 'error',
  aliases: ['INVALID_ARN_ACCOUNT'],
  why: 'no resource has an ARN of that account, so the item matches nothing',
  fix: 'write the twelve digits of the account, without dashes',
  look(_text, parts) {
    const account = parts?.account ?? '';
    if (/[*?]/.test(account) || isAccountPart(account)) return undefined;
    return { message: `\`${account}\` is not the id of an account, which has twelve digits` };
  },
});

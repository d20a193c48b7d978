import { defineArnCheck } from '../arn/define-arn-check.ts';

export const check = defineArnCheck('account', {
  id: 'invalid-arn-account',
  title: 'An account id that is none',
  severity: 'error',
  aliases: ['INVALID_ARN_ACCOUNT'],
  why: 'no resource has an ARN of that account, so the item matches nothing',
  fix: 'write the twelve digits of the account, without dashes',
  describe(_text, parts) {
    return { message: `\`${parts?.account}\` is not the id of an account, which has twelve digits` };
  },
});

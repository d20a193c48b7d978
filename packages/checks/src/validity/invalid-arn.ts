import { defineArnCheck } from '../arn/define-arn-check.ts';

export const check = defineArnCheck('form', {
  id: 'invalid-arn',
  title: 'A resource that is not an ARN',
  severity: 'error',
  aliases: ['INVALID_ARN_PREFIX', 'MISSING_ARN_FIELD'],
  why: 'AWS rejects the policy, or the statement applies to nothing: a resource is an ARN or `*`',
  fix: 'write `arn:partition:service:region:account:resource`; region and account may be empty, their colons stay',
  describe(text) {
    if (!text.startsWith('arn:'))
      return { message: `\`${text}\` is not an ARN: it does not begin with \`arn:\`` };
    return { message: `\`${text}\` has ${text.split(':').length} of the six parts of an ARN` };
  },
});

import { defineArnCheck } from '../arn/define-arn-check.ts';

export const check = defineArnCheck({
  id: 'invalid-arn',
  title: 'A resource that is not an ARN',
  severity: 'error',
  aliases: ['INVALID_ARN_PREFIX', 'MISSING_ARN_FIELD'],
  why: 'AWS rejects the policy, or the statement applies to nothing: a resource is an ARN or `*`',
  fix: 'write `arn:partition:service:region:account:resource`; region and account may be empty, their colons stay',
  look(text, parts) {
    const prefix = text.split(':', 1)[0]!;
    if (prefix !== 'arn') {
      // `*:aws:...` is odd, but it matches ARNs.
      if (parts && /^[*?arn]*$/.test(prefix) && /[*?]/.test(prefix)) return undefined;
      return { message: `\`${text}\` is not an ARN: it does not begin with \`arn:\`` };
    }
    if (parts) return undefined;
    const count = text.split(':').length;
    return { message: `\`${text}\` has ${count} of the six parts of an ARN` };
  },
});

import { awsPrincipalProblem } from '../principals/aws-principal-form.ts';
import { definePrincipalCheck } from '../principals/define-principal-check.ts';

export const check = definePrincipalCheck({
  id: 'invalid-principal-format',
  title: 'A principal that cannot exist',
  severity: 'error',
  aliases: ['INVALID_PRINCIPAL_FORMAT'],
  why: 'AWS rejects a policy whose principals it cannot resolve',
  fix: 'write the ARN of an account, user, role or session, or the twelve digits of an account',
  look({ type, value }) {
    // Wildcards and variables have findings of their own.
    if (type !== 'AWS' || (value !== '*' && /[*?]|\$\{/.test(value))) return undefined;
    const problem = awsPrincipalProblem(value);
    return problem ? { message: `\`${value}\` ${problem}` } : undefined;
  },
});

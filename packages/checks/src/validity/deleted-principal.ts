import { deletedPrincipal } from '../principals/aws-principal-form.ts';
import { definePrincipalCheck } from '../principals/define-principal-check.ts';

export const check = definePrincipalCheck({
  id: 'deleted-principal',
  title: 'A principal that was deleted',
  severity: 'warning',
  aliases: ['INVALID_ROLE_REFERENCE', 'INVALID_USER_REFERENCE'],
  why: 'AWS puts the unique id in the place of a deleted principal; a new one of the same name is not meant by it',
  fix: 'remove it, or write the ARN of the principal that is there now',
  look({ type, value }) {
    const kind = type === 'AWS' ? deletedPrincipal(value) : undefined;
    return kind && { message: `\`${value}\` is the unique id of a ${kind} that no longer exists` };
  },
});

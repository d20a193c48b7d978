import { defineProblemCheck } from '../problem-check.ts';

export const check = defineProblemCheck('invalid-principal', {
  title: 'A principal without a type that AWS knows',
  severity: 'error',
  aliases: ['INVALID_PRINCIPAL_KEY'],
  why: 'AWS rejects the policy: a principal is `*` or an object whose keys are types of principal',
  fix: 'name the type of the principal: `AWS`, `Service`, `Federated` or `CanonicalUser`',
});

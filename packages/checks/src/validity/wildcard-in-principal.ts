import { definePrincipalCheck } from '../principals/define-principal-check.ts';

export const check = definePrincipalCheck({
  id: 'wildcard-in-principal',
  title: 'A wildcard within a principal',
  severity: 'error',
  aliases: ['UNSUPPORTED_WILDCARD_IN_PRINCIPAL', 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
  why: 'AWS rejects the policy: a principal is named in full, or it is `*` alone',
  fix: 'name the account as principal and add a condition `ArnLike` on `aws:PrincipalArn` with the pattern',
  look({ type, value }) {
    if (type === 'CanonicalUser' || value === '*' || !/[*?]/.test(value) || value.includes('${'))
      return undefined;
    return { message: `\`${value}\` has a wildcard, which a principal cannot have` };
  },
});

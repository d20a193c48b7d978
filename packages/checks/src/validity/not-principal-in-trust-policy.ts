import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

export const check = defineCheck({
  id: 'not-principal-in-trust-policy',
  title: 'NotPrincipal in a role trust policy',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['trust'],
  aliases: ['ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the trust policy: it names whom it trusts',
  fix: 'name the principals with `Principal`; keep others out with a condition on `aws:PrincipalArn`',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (!statement.principal?.negated) continue;
      context.report({
        at: statement.principal.keyRange,
        policy: subject,
        statement,
        message: '`NotPrincipal` cannot be in a role trust policy',
        subject: 'NotPrincipal',
      });
    }
  },
});

import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

export const check = defineCheck({
  id: 'rcp-principal',
  title: 'A particular principal in a resource control policy',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['rcp'],
  aliases: ['RCP_SYNTAX_ERROR_PRINCIPAL'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the policy: the principal of an RCP is `*`',
  fix: 'write `"Principal": "*"` and choose callers with conditions such as `aws:PrincipalArn`',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      const { principal } = statement;
      if (!principal) continue;
      const everyone = principal.entries.every(({ type, value }) => type === 'AWS' && value === '*');
      if (everyone && !principal.negated) continue;
      const element = principal.negated ? 'NotPrincipal' : 'Principal';
      context.report({
        at: principal.negated ? principal.keyRange : principal.range,
        policy: subject,
        statement,
        message: `\`${element}\` in a resource control policy can only be \`"Principal": "*"\``,
        subject: element,
      });
    }
  },
});

import { kindName } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { resourcePolicyRules } from '../resource-policy-rules.ts';

export const check = defineCheck({
  id: 'principal-not-allowed',
  title: 'A principal in a policy that takes none',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['identity', 'boundary', 'session', 'scp', 'resource'],
  aliases: ['UNSUPPORTED_PRINCIPAL', 'SCP_SYNTAX_ERROR_PRINCIPAL'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the policy: it is about whoever it is attached to',
  fix: 'remove the element; limit callers by attaching the policy to them, or with a condition on `aws:PrincipalArn`',
  checkPolicy(subject, context) {
    const { kind, policy } = subject;
    if (kind === 'resource' && !resourcePolicyRules(subject.resourceType)?.withoutPrincipal) return;
    for (const statement of policy.statements) {
      const { principal } = statement;
      if (!principal) continue;
      const element = principal.negated ? 'NotPrincipal' : 'Principal';
      context.report({
        at: principal.keyRange,
        policy: subject,
        statement,
        message: `\`${element}\` cannot be in ${kind === 'resource' ? 'such a policy' : `a${kind === 'identity' ? 'n' : ''} ${kindName(kind)}`}`,
        subject: element,
      });
    }
  },
});

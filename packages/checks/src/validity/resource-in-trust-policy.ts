import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

export const check = defineCheck({
  id: 'resource-in-trust-policy',
  title: 'A resource in a role trust policy',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['trust'],
  aliases: ['ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the trust policy: the resource is the role that it belongs to',
  fix: 'remove the element',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      const { resource } = statement;
      if (!resource) continue;
      const element = resource.negated ? 'NotResource' : 'Resource';
      context.report({
        at: resource.keyRange,
        policy: subject,
        statement,
        message: `\`${element}\` cannot be in a role trust policy`,
        subject: element,
      });
    }
  },
});

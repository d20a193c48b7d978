import { kindName } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { resourcePolicyRules } from '../resource-policy-rules.ts';

export const check = defineCheck({
  id: 'missing-principal',
  title: 'No principal in a policy that needs one',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['resource', 'trust', 'rcp', 'endpoint'],
  aliases: ['MISSING_PRINCIPAL'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the policy: nothing says whom the statement is about',
  fix: 'add `Principal`',
  checkPolicy(subject, context) {
    if (resourcePolicyRules(subject.resourceType)?.withoutPrincipal) return;
    // A principal that is there but could not be read has its own finding.
    const malformed = new Set(
      subject.policy.problems
        .filter(({ element }) => /principal/i.test(element ?? ''))
        .map((problem) => problem.statement),
    );
    for (const statement of subject.policy.statements) {
      if (statement.principal || malformed.has(statement.index)) continue;
      context.report({
        at: statement.effectRange,
        policy: subject,
        statement,
        message: `the statement has no \`Principal\`, which a ${kindName(subject.kind)} needs`,
        subject: 'Principal',
      });
    }
  },
});

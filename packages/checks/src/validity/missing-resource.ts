import { kindName } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { resourcePolicyRules } from '../resource-policy-rules.ts';

export const check = defineCheck({
  id: 'missing-resource',
  title: 'No resource in a policy that needs one',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['identity', 'boundary', 'session', 'scp', 'rcp', 'endpoint', 'resource'],
  aliases: ['MISSING_RESOURCE'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the policy: nothing says which resources the statement is about',
  fix: 'add `Resource`',
  checkPolicy(subject, context) {
    if (subject.kind === 'resource' && !resourcePolicyRules(subject.resourceType)?.resourceRequired) return;
    for (const statement of subject.policy.statements) {
      if (statement.resource) continue;
      context.report({
        at: statement.effectRange,
        policy: subject,
        statement,
        message: `the statement has no \`Resource\`, which a${subject.kind === 'identity' ? 'n' : ''} ${kindName(subject.kind)} needs`,
        subject: 'Resource',
      });
    }
  },
});

import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';
import { policyNamePlace } from '../template/policy-name-place.ts';

export const check = defineCheck({
  id: 'inline-policy',
  title: 'An inline policy where the team wants none',
  category: 'hygiene',
  severity: 'low',
  basis: 'proved',
  kinds: ['identity'],
  controls: wellArchitected('SEC03-BP06'),
  why: 'the team’s rules forbid inline policies: they cannot be shared, versioned or seen in one place',
  fix: 'make it a managed policy and attach it',
  checkPolicy(subject, context) {
    if (!context.options.forbidInlinePolicies || subject.form !== 'inline' || subject.generatedBy) return;
    context.report({
      at: policyNamePlace(subject),
      policy: subject,
      message: `${subject.policyName === undefined ? 'this' : `\`${subject.policyName}\``} is an inline policy`,
      subject: 'Policy',
    });
  },
});

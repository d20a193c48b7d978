import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

export const check = defineCheck({
  id: 'rcp-not-action',
  title: 'NotAction in a resource control policy',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['rcp'],
  aliases: ['RCP_SYNTAX_ERROR_NOTACTION'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the policy: an RCP names its actions',
  fix: 'name the actions with `Action`',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (!statement.action?.negated) continue;
      context.report({
        at: statement.action.keyRange,
        policy: subject,
        statement,
        message: '`NotAction` cannot be in a resource control policy',
        subject: 'NotAction',
      });
    }
  },
});

import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';
import { holdsOnlyBeyondScps } from './knowledge/beyond-scps.ts';

export const check = defineCheck({
  id: 'scp-cannot-bind',
  title: 'A Deny for callers that service control policies do not bind',
  category: 'guardrail',
  severity: 'warning',
  basis: 'proved',
  kinds: ['scp'],
  controls: wellArchitected('SEC03-BP05'),
  why: 'the guardrail that it seems to be is not there',
  fix: 'use a resource control policy, which binds whoever calls, or limit the principals that it can bind',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Deny') continue;
      for (const condition of statement.conditions) {
        const callers = holdsOnlyBeyondScps(condition);
        if (callers === undefined) continue;
        context.report({
          at: condition.range,
          policy: subject,
          statement,
          message: `this Deny is for ${callers}, which service control policies do not bind`,
          subject: `Condition::${context.show(condition.key.value)}`,
        });
      }
    }
  },
});

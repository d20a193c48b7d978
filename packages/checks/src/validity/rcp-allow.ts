import type { Statement } from '@leastwise/core';
import { isEveryResource } from '../arn/arn-pattern.ts';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

export const check = defineCheck({
  id: 'rcp-allow',
  title: 'Allow in a resource control policy',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['rcp'],
  aliases: ['RCP_SYNTAX_ERROR_ALLOW'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the policy: an RCP only takes away, and what is allowed stands in `RCPFullAWSAccess`, which AWS keeps',
  fix: 'write a `Deny` for what is not to happen',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Allow' || isFullAccess(statement)) continue;
      context.report({
        at: statement.effectRange,
        policy: subject,
        statement,
        message: 'a resource control policy cannot allow',
        subject: 'Effect',
      });
    }
  },
});

/** Whether a statement is the one of `RCPFullAWSAccess`. */
function isFullAccess({ action, resource, principal, conditions }: Statement): boolean {
  const isStar = (element: Statement['action']): boolean =>
    element?.negated === false && element.values.length === 1 && isEveryResource(element.values[0]!.value);
  return isStar(action) && isStar(resource) && principal?.isStar === true && conditions.length === 0;
}

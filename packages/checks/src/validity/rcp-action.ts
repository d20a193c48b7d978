import { hasOpaque, RCP_SERVICES } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

export const check = defineCheck({
  id: 'rcp-action',
  title: 'An action that resource control policies do not take',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['rcp'],
  aliases: ['RCP_SYNTAX_ERROR_ACTION'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the policy, or the item has no effect: RCPs hold for the resources of certain services only',
  fix: 'name actions of services that support RCPs',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      const { action, effect } = statement;
      if (!action || action.negated || effect !== 'Deny') continue;
      for (const item of action.values) {
        const problem = actionProblem(item.value);
        if (!problem) continue;
        context.report({
          at: item.range,
          policy: subject,
          statement,
          message: `\`${item.value}\` ${problem}`,
          subject: `Action::${item.value}`,
        });
      }
    }
  },
});

function actionProblem(text: string): string | undefined {
  if (/^\*+$/.test(text)) return 'alone cannot be the action of a resource control policy';
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  const prefix = text.slice(0, colon).toLowerCase();
  if (hasOpaque(prefix)) return undefined;
  if (/[*?]/.test(prefix))
    return 'has a wildcard in the service prefix, which a resource control policy cannot have';
  return RCP_SERVICES.prefixes.has(prefix)
    ? undefined
    : `is of a service whose resources RCPs do not cover (as of ${RCP_SERVICES.date})`;
}

import { hasOpaque, type PolicyInContext } from '@leastwise/core';
import { patternsMeet } from '../arn/patterns-meet.ts';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { TRUST_ACTIONS } from '../principals/trust-actions.ts';
import { resourcePolicyRules } from '../resource-policy-rules.ts';

export const check = defineCheck({
  id: 'unsupported-action-in-policy',
  title: 'An action that has no place in this policy',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['trust', 'resource'],
  aliases: ['UNSUPPORTED_ACTION_IN_POLICY'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the policy: it can hold only actions on the resource that it is attached to',
  fix: 'move the action to a policy of the principal, or to the policy of the resource that it is about',
  checkPolicy(subject, context) {
    const fits = fittingActions(subject);
    if (!fits) return;
    for (const statement of subject.policy.statements) {
      const { action } = statement;
      if (!action || action.negated) continue;
      for (const item of action.values) {
        const folded = item.value.toLowerCase();
        if (
          hasOpaque(folded) ||
          !folded.includes(':') ||
          fits.some((pattern) => patternsMeet(folded, pattern))
        )
          continue;
        context.report({
          at: item.range,
          policy: subject,
          statement,
          message:
            subject.kind === 'trust'
              ? `\`${item.value}\` is not an action by which a role is assumed`
              : `\`${item.value}\` is not an action on \`${subject.resourceType}\``,
          subject: `Action::${item.value}`,
        });
      }
    }
  },
});

/** Patterns of the actions that a policy may hold; undefined when that is not known. */
function fittingActions({ kind, resourceType }: PolicyInContext): readonly string[] | undefined {
  if (kind === 'trust') return TRUST_ACTIONS;
  return resourcePolicyRules(resourceType)?.services.map((service) => `${service}:*`);
}

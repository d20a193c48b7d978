import { hasOpaque } from '@leastwise/core';
import { patternsMeet } from '../arn/patterns-meet.ts';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { FURTHER_ACTIONS } from '../principals/trust-actions.ts';

export const check = defineCheck({
  id: 'missing-trust-action',
  title: 'A service that needs more of the trust policy',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['trust'],
  aliases: ['MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY'],
  controls: VALIDATED_POLICIES,
  why: 'the service passes session tags or a source identity, and without the right to it the role cannot be assumed',
  fix: 'add the actions to the statement',
  checkPolicy(subject, context) {
    const { statements } = subject.policy;
    for (const [service, actions] of Object.entries(FURTHER_ACTIONS)) {
      const concerned = statements.filter(
        ({ effect, principal, action }) =>
          effect === 'Allow' &&
          action &&
          !action.negated &&
          principal?.entries.some(({ type, value }) => type === 'Service' && value === service),
      );
      const allowed = concerned.flatMap(({ action }) =>
        action!.values.map(({ value }) => value.toLowerCase()),
      );
      const [first] = concerned;
      if (!first || allowed.some(hasOpaque)) continue;
      const missing = actions.filter(
        (one) => !allowed.some((pattern) => patternsMeet(pattern, one.toLowerCase())),
      );
      if (missing.length === 0) continue;
      context.report({
        at: first.action!.range,
        policy: subject,
        statement: first,
        message: `\`${service}\` also needs ${missing.map((one) => `\`${one}\``).join(' and ')}`,
        subject: `Principal::${service}`,
      });
    }
  },
});

import { operatorNamed, type Statement } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { cis, nist, wellArchitected } from '../controls.ts';
import { denyingLike } from '../questions/no-deny.ts';
import { GLOBAL_SERVICES } from './knowledge/global-services.ts';

export const check = defineCheck({
  id: 'region-lock-forgets-global-services',
  title: 'A Deny of other regions that shuts off global services',
  category: 'guardrail',
  severity: 'warning',
  basis: 'proved',
  kinds: ['scp', 'boundary', 'identity'],
  controls: [...wellArchitected('SEC03-BP05'), ...cis({ '7.0': '2.1.2' }), ...nist('AC-3(7)')],
  why: 'requests to global services count as made in us-east-1 (or us-west-2), wherever the caller works',
  fix: 'list the global services in use in `NotAction` of the Deny, or allow their region',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      const condition = regionCondition(statement);
      if (!condition || !coversNearlyAll(statement)) continue;
      const access = context.engine.access(denyingLike(subject));
      const shut = GLOBAL_SERVICES.filter(({ probe, region }) => {
        if (!context.engine.actionsOf(statement).has(probe)) return false;
        const question = {
          actions: [probe],
          context: { 'aws:RequestedRegion': region },
          circumstances: 'adverse',
        } as const;
        return access.ask(question).possible === 'no';
      });
      if (!shut.some(({ essential }) => essential)) continue;
      context.report({
        at: (statement.action ?? statement).range,
        policy: subject,
        statement,
        message: `outside the regions listed, ${shut.map(({ prefix }) => `\`${prefix}\``).join(', ')} cannot be used at all`,
        label: 'these have no other region',
        related: [{ at: condition.range, message: 'the regions that are left' }],
      });
    }
  },
});

function regionCondition({ effect, conditions }: Statement) {
  if (effect !== 'Deny') return undefined;
  return conditions.find(
    ({ key, baseOperator = '' }) =>
      key.value.toLowerCase() === 'aws:requestedregion' && operatorNamed(baseOperator)?.negated,
  );
}

/** Whether a Deny is about all services but those it leaves out, rather than about some. */
function coversNearlyAll({ action }: Statement): boolean {
  return action !== undefined && (action.negated || action.values.some(({ value }) => value === '*'));
}

import type { PolicyInContext, Statement } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { cis, nist, wellArchitected } from '../controls.ts';
import { besides, undeniedBy } from './analysis/organization.ts';
import { WAYS } from './knowledge/other-ways.ts';

export const check = defineCheck({
  id: 'deny-leaves-another-way',
  title: 'A Deny of one way to do what another does too',
  category: 'guardrail',
  severity: 'medium',
  basis: 'proved',
  kinds: ['scp'],
  controls: [...wellArchitected('SEC03-BP05'), ...cis({ '7.0': '2.1.2' }), ...nist('AC-3(7)')],
  why: 'what the guardrail protects is undone by the action that it forgets',
  fix: 'deny these actions as well',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      const { effect, action, conditions } = statement;
      if (effect !== 'Deny' || !action || action.negated) continue;
      // A Deny for some requests only (a region, an attached policy) is about them, not about the end.
      if (!conditions.every(({ key }) => /^aws:principal/i.test(key.value))) continue;
      const denied = context.engine.actionsOf(statement);
      for (const { end, actions, onNamedOnly } of WAYS) {
        const known = actions.filter((one) => context.catalog.action(one));
        const some = known.find((one) => denied.has(one));
        if (some === undefined || known.every((one) => denied.has(one))) continue;
        if (onNamedOnly && coversEverything(statement)) continue;
        const left = known.filter((one) => !denied.has(one) && isLeftOpen(one, statement, subject, context));
        if (left.length === 0) continue;
        context.report({
          at: (action.values.find(({ value }) => context.engine.actions([value]).has(some)) ?? action).range,
          policy: subject,
          statement,
          message: `\`${some}\` is denied, and to ${end} there ${left.length === 1 ? 'is' : 'are'} still ${left.map((one) => `\`${one}\``).join(', ')}`,
          subject: `Action::${left.join(',')}`,
        });
      }
    }
  },
});

function coversEverything({ resource }: Statement): boolean {
  return resource === undefined || resource.negated || resource.values.some(({ value }) => value === '*');
}

/** Whether no guardrail that binds here denies an action where the statement denies the others. */
function isLeftOpen(
  action: string,
  { action: element, resource }: Statement,
  subject: PolicyInContext,
  context: CheckContext,
): boolean {
  const { range } = subject.policy;
  const stand = undeniedBy(subject, besides(subject, context), {
    action: { ...element!, values: [{ value: action, range }] },
    ...(resource && { resource }),
  });
  return context.engine.access(stand).ask({ circumstances: 'adverse' }).possible === 'yes';
}

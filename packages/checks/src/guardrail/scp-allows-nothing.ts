import { reachOfConditions, type Statement } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';

export const check = defineCheck({
  id: 'scp-allows-nothing',
  title: 'A service control policy that leaves nothing',
  category: 'guardrail',
  severity: 'warning',
  basis: 'proved',
  kinds: ['scp'],
  controls: wellArchitected('SEC03-BP05'),
  why: 'wherever it is attached, no principal of any account can do anything',
  fix: 'keep such a policy for accounts that are closed down, or limit what it denies',
  checkPolicy(subject, context) {
    const { statements, unread } = subject.policy;
    if (unread.length > 0 || statements.length === 0) return;
    const grants = statements.some(({ effect }) => effect === 'Allow');
    // Without an Allow of its own, it narrows what `FullAWSAccess` beside it allows.
    const { engine } = context;
    const allowed = grants ? engine.access(subject).named : engine.actions(['*']);
    const denied = statements.filter(deniesAlways).map((deny) => engine.actionsOf(deny));
    if (allowed.size === 0) return;
    for (const ordinal of allowed.ordinals())
      if (!denied.some((actions) => actions.hasOrdinal(ordinal))) return;
    const statement = statements.find(({ effect }) => effect === 'Deny') ?? statements[0]!;
    context.report({
      at: statement.range,
      policy: subject,
      statement,
      message: grants
        ? 'this policy denies all that it allows'
        : 'this policy denies everything to everybody',
    });
  },
});

/** Whether a Deny covers its actions on every resource, whoever calls and whatever the circumstances. */
function deniesAlways({ effect, resource, conditions }: Statement): boolean {
  const everywhere =
    resource === undefined || (!resource.negated && resource.values.some(({ value }) => value === '*'));
  return (
    effect === 'Deny' &&
    everywhere &&
    conditions.every((condition) => reachOfConditions([condition])?.isEverything)
  );
}

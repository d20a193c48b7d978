import type { PolicyInContext } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { cis, wellArchitected } from '../controls.ts';
import { exemptionsIn, spares, whoIs } from './analysis/exemptions.ts';
import { besides, undeniedBy } from './analysis/organization.ts';
import { sparesStrangers } from './analysis/strangers.ts';
import { type Step, stepsToPrincipal, stepsToTag } from './knowledge/steps-to-exemption.ts';

export const check = defineCheck({
  id: 'deny-spares-whom-others-can-become',
  title: 'A Deny that whoever runs IAM in an account can get out of',
  category: 'guardrail',
  severity: 'medium',
  basis: 'proved',
  kinds: ['scp', 'rcp'],
  controls: [...wellArchitected('SEC03-BP05'), ...cis({ '7.0': '2.1.2' })],
  why: 'the guardrail is for those who may do much in an account, and they give themselves the name or the tag that it spares',
  fix: 'deny these actions too, to all but the principals that are spared',
  checkPolicy(subject, context) {
    const told = new Set<string>();
    for (const exemption of exemptionsIn(subject)) {
      const { statement, value, name, arn, tag } = exemption;
      if (told.has(name)) continue;
      const alike = besides(subject, context).filter((other) => spares(other, name));
      // One role or tag that a whole library of guardrails spares is one thing to mend.
      if (alike[0] !== subject) continue;
      const steps = tag ? stepsToTag(tag.key, tag.value) : stepsToPrincipal(arn!);
      const open = steps.filter((step) => isLeftOpen(step, subject, context));
      if (open.length === 0 || sparesStrangers(exemption, subject, context)) continue;
      told.add(name);
      const actions = [...new Set(open.map(({ action }) => `\`${action}\``))];
      context.report({
        at: value.range,
        policy: subject,
        statement,
        // To take over what exists takes more than to make something new of that name.
        severity: open.some(({ isEasy }) => isEasy) ? 'medium' : 'low',
        message: `${whoIs(exemption, context)} gets out of this Deny${alike.length > 1 ? ` and of ${alike.length - 1} other guardrails` : ''}, and ${actions.join(', ')} ${actions.length === 1 ? 'is' : 'are'} not denied to others`,
        subject: `Condition::${exemption.key}::${context.show(value.value)}`,
      });
    }
  },
});

/** Whether no guardrail that binds here denies a step to those who are not spared. */
function isLeftOpen(
  { action, resource, keys }: Step,
  subject: PolicyInContext,
  context: CheckContext,
): boolean {
  // Who acts in an account is bound by its SCPs, whatever kind of guardrail spares them.
  const scps = context.guardrails.filter(({ kind }) => kind === 'scp');
  const binding = subject.kind === 'scp' ? besides(subject, context) : scps;
  const asScp = { ...subject, kind: 'scp' as const, policy: { ...subject.policy, kind: 'scp' as const } };
  const stand = undeniedBy(asScp, binding);
  const answer = context.engine.access(stand).ask({
    actions: [action],
    ...(resource !== undefined && { resources: [resource] }),
    context: keys,
    circumstances: 'adverse',
  });
  return answer.possible === 'yes';
}

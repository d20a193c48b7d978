import type { PolicyInContext } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { ATTACHED_AT_MOST } from './knowledge/attachment-quotas.ts';

export const check = defineCheck({
  id: 'too-many-guardrails',
  title: 'More guardrails at one place than AWS takes',
  category: 'guardrail',
  severity: 'error',
  basis: 'proved',
  kinds: ['scp', 'rcp'],
  controls: VALIDATED_POLICIES,
  why: 'AWS refuses to attach more, and one that is not attached protects nothing',
  fix: 'merge some of them, or attach those for all higher up',
  checkPolicy(subject, context) {
    const most = ATTACHED_AT_MOST[subject.kind]!;
    for (const place of subject.attachedAt ?? []) {
      const here = context.guardrails.filter(
        (other) => other.kind === subject.kind && other.attachedAt?.includes(place),
      );
      const isCounted = subject.kind === 'rcp' && !here.some(allowsEverything) ? 1 : 0;
      if (here.indexOf(subject) + isCounted !== most) continue;
      context.report({
        at: subject.policy.range,
        policy: subject,
        message: `${here.length + isCounted} are attached to \`${context.show(place)}\`${isCounted ? ', `RCPFullAWSAccess` included' : ''}, which takes ${most}`,
        subject: `Place::${context.show(place)}`,
      });
    }
  },
});

function allowsEverything({ policy }: PolicyInContext): boolean {
  return policy.statements.some(({ effect }) => effect === 'Allow');
}

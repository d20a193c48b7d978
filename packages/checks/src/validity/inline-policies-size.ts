import { type PolicyInContext, SIZE_QUOTAS } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { leastSize } from '../size/document-size.ts';

const QUOTAS = {
  group: SIZE_QUOTAS.inlineGroup,
  role: SIZE_QUOTAS.inlineRole,
  user: SIZE_QUOTAS.inlineUser,
} as const;

export const check = defineCheck({
  id: 'inline-policies-size',
  title: 'Inline policies that are too large together',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  aliases: ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the last of them: the quota is for all inline policies of a principal together',
  fix: 'move some of it to a managed policy',
  checkPrincipal(principal, context) {
    if (principal.kind === 'permission-set') return;
    const quota = QUOTAS[principal.kind];
    const size = sum(
      principal.policies.filter(({ form }) => form === 'inline'),
      quota.unit,
    );
    if (size <= quota.limit) return;
    context.report({
      at: principal.resource.idRange,
      resource: principal.resource,
      message: `${quota.name} have ${size.toLocaleString('en-US')} characters here; at most ${quota.limit.toLocaleString('en-US')} are taken`,
      subject: 'Size',
    });
  },
});

/** The size of policies together; of one that has several forms under conditions, the largest counts. */
function sum(policies: readonly PolicyInContext[], unit: Parameters<typeof leastSize>[1]): number {
  const largest = new Map<string, number>();
  for (const { policy, name, owner } of policies) {
    const key = `${owner?.id}\n${name}`;
    largest.set(key, Math.max(largest.get(key) ?? 0, leastSize(policy.node, unit)));
  }
  return [...largest.values()].reduce((total, size) => total + size, 0);
}

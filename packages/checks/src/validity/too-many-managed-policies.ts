import { COUNT_QUOTAS } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

export const check = defineCheck({
  id: 'too-many-managed-policies',
  title: 'More managed policies than a principal can have',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  controls: VALIDATED_POLICIES,
  why: 'AWS refuses to attach more than its quota',
  fix: 'merge policies, or give a group or an inline policy part of them',
  checkPrincipal(principal, context) {
    if (principal.kind === 'permission-set') return;
    const { limit, onRequest } = COUNT_QUOTAS.managedPoliciesOfPrincipal;
    const managed = principal.policies.filter(({ form }) => form === 'managed');
    const names = new Set([
      ...principal.attachments.map(({ arn }) => arn),
      ...managed.map(({ name, owner }) => `${owner?.id}\n${name}`),
    ]);
    if (names.size <= limit) return;
    context.report({
      at: principal.resource.idRange,
      resource: principal.resource,
      message: `\`${principal.resource.id}\` has ${names.size} managed policies; at most ${limit} are taken`,
      subject: 'ManagedPolicyArns',
      ...(names.size <= onRequest && {
        severity: 'warning',
        why: `AWS refuses it in accounts whose quota was not raised, which it can be to ${onRequest}`,
      }),
    });
  },
});

import { hasOpaque, type PolicyKind } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

/** Kinds whose statement ids AWS requires to be unique within the policy. */
const UNIQUE_REQUIRED: readonly PolicyKind[] = ['identity', 'boundary', 'session', 'trust'];

export const check = defineCheck({
  id: 'duplicate-sid',
  title: 'Two statements with the same id',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  aliases: ['UNIQUE_SIDS_REQUIRED', 'UNIQUE_SIDS_RECOMMENDED'],
  controls: VALIDATED_POLICIES,
  why: 'IAM rejects a policy in which two statements have the same `Sid`',
  fix: 'give each statement a `Sid` of its own',
  checkPolicy(subject, context) {
    const first = new Map<string, { range: { start: number; end: number } }>();
    const required = UNIQUE_REQUIRED.includes(subject.kind);
    for (const statement of subject.policy.statements) {
      const { sid } = statement;
      if (!sid || sid.value === '' || hasOpaque(sid.value)) continue;
      const before = first.get(sid.value);
      if (!before) {
        first.set(sid.value, sid);
        continue;
      }
      context.report({
        at: sid.range,
        policy: subject,
        statement,
        message: `another statement has the \`Sid\` \`${context.show(sid.value)}\` too`,
        related: [{ at: before.range, message: 'the first' }],
        subject: `Sid::${context.show(sid.value)}`,
        ...(!required && {
          severity: 'warning',
          why: 'a `Sid` that names two statements points at neither, and some services ask for unique ones',
        }),
      });
    }
  },
});

import type { Statement } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { signatureOf } from '../cover/statement-signature.ts';

export const check = defineCheck({
  id: 'duplicate-statement',
  title: 'A statement that is there twice',
  category: 'hygiene',
  severity: 'suggestion',
  basis: 'proved',
  aliases: ['REDUNDANT_STATEMENT'],
  why: 'the second changes nothing, and whoever edits one forgets the other',
  fix: 'remove one of the two',
  checkPolicy(subject, context) {
    const first = new Map<string, Statement>();
    for (const statement of subject.policy.statements) {
      const signature = signatureOf(statement);
      const before = first.get(signature);
      if (!before) {
        first.set(signature, statement);
        continue;
      }
      context.report({
        at: statement.effectRange,
        policy: subject,
        statement,
        message: `the statement says the same as statement ${before.index + 1}${before.sid ? ` \`${before.sid.value}\`` : ''}`,
        related: [{ at: before.effectRange, message: 'the first' }],
        subject: 'Statement',
      });
    }
  },
});

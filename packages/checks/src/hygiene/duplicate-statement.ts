import type { Statement } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { signatureOf } from '../cover/statement-signature.ts';
import { removeStatement } from '../fix/remove.ts';

export const check = defineCheck({
  id: 'duplicate-statement',
  title: 'A statement that is there twice',
  category: 'hygiene',
  severity: 'suggestion',
  basis: 'proved',
  aliases: ['REDUNDANT_STATEMENT'],
  why: 'the second changes nothing, and whoever edits one forgets the other',
  fix: 'remove one of the two',
  fixEffects: ['equivalent'],
  checkPolicy(subject, context) {
    // What a tool generated, nobody can mend here.
    if (subject.generatedBy) return;
    const { statements } = subject.policy;
    const first = new Map<string, Statement>();
    const sizes = new Map<string, number>();
    for (const statement of statements) sizes.set(sizeOf(statement), (sizes.get(sizeOf(statement)) ?? 0) + 1);
    for (const statement of statements) {
      // Most statements differ in size, which spares writing them out to compare.
      if (sizes.get(sizeOf(statement)) === 1) continue;
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
        fixes: [removeStatement(statement)],
        subject: 'Statement',
      });
    }
  },
});

function sizeOf({ effect, action, resource, conditions, principal }: Statement): string {
  const texts = action?.values.reduce((sum, { value }) => sum + value.length, 0) ?? 0;
  return `${effect} ${texts} ${resource?.values.length} ${conditions.length} ${principal?.entries.length}`;
}

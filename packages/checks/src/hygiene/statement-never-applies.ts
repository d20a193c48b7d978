import { defineCheck } from '../check.ts';
import { CoveringStatements } from '../cover/covering-statements.ts';
import { removeStatement } from '../fix/remove.ts';

export const check = defineCheck({
  id: 'statement-never-applies',
  title: 'An Allow that a Deny of the same policy takes back',
  category: 'hygiene',
  severity: 'warning',
  basis: 'proved',
  why: 'a Deny outranks every Allow, so the statement grants nothing',
  fix: 'remove the Allow, or narrow the Deny to what it was meant for',
  fixEffects: ['equivalent'],
  checkPolicy(subject, context) {
    const denies = subject.policy.statements.filter(({ effect }) => effect === 'Deny');
    if (denies.length === 0) return;
    const covering = new CoveringStatements(denies);
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Allow') continue;
      const deny = covering.find(statement, () => true);
      if (!deny) continue;
      context.report({
        at: statement.effectRange,
        policy: subject,
        statement,
        message: `the statement grants nothing: statement ${deny.index + 1}${deny.sid ? ` \`${deny.sid.value}\`` : ''} denies all of it`,
        related: [{ at: deny.effectRange, message: 'denied by this statement' }],
        fixes: [removeStatement(statement)],
        subject: 'Statement',
      });
    }
  },
});

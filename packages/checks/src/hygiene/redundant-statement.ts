import { defineCheck } from '../check.ts';
import { CoveringStatements } from '../cover/covering-statements.ts';
import { statementCovers } from '../cover/statement-covers.ts';
import { removeStatement } from '../fix/remove.ts';

export const check = defineCheck({
  id: 'redundant-statement',
  title: 'A statement that another one covers',
  category: 'hygiene',
  severity: 'suggestion',
  basis: 'proved',
  aliases: ['REDUNDANT_STATEMENT'],
  why: 'it changes nothing: whatever it applies to, the other applies to as well, with the same effect',
  fix: 'remove it, or narrow the other statement if it was not meant to go so far',
  fixEffects: ['equivalent'],
  checkPolicy(subject, context) {
    // What a tool generated, nobody can mend here.
    if (subject.generatedBy) return;
    const { statements } = subject.policy;
    if (statements.length < 2) return;
    const covering = new CoveringStatements(statements);
    for (const statement of statements) {
      const other = covering.find(
        statement,
        // Two that cover each other say the same, which `duplicate-statement` reports where it is plain to see.
        (candidate) => candidate.effect === statement.effect && !statementCovers(statement, candidate),
      );
      if (!other) continue;
      context.report({
        at: statement.effectRange,
        policy: subject,
        statement,
        message: `statement ${other.index + 1}${other.sid ? ` \`${other.sid.value}\`` : ''} already ${statement.effect === 'Allow' ? 'allows' : 'denies'} all of this`,
        related: [{ at: other.effectRange, message: 'covered by this statement' }],
        fixes: [removeStatement(statement)],
        subject: 'Statement',
      });
    }
  },
});

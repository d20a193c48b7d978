import { hasOpaque, type PolicyInContext, type PrincipalEntry, type Statement } from '@leastwise/core';
import { type Check, type CheckContext, defineCheck, type FindingDraft } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { type Suggest, suggestionBudget } from '../suggestion-budget.ts';

/** What a check says of one principal. */
export type PrincipalFinding = Omit<FindingDraft, 'at' | 'policy' | 'statement' | 'subject'>;

/** A check that looks at each principal by itself, those that only deployment knows left out. */
export function definePrincipalCheck(
  check: Pick<Check, 'id' | 'title' | 'severity' | 'why' | 'fix'> &
    Pick<Partial<Check>, 'aliases' | 'kinds' | 'basis' | 'category' | 'fixEffects'> & {
      readonly look: (
        entry: PrincipalEntry,
        subject: PolicyInContext,
        statement: Statement,
        context: CheckContext,
        suggest: Suggest,
      ) => PrincipalFinding | undefined;
    },
): Check {
  const { look, ...declared } = check;
  return defineCheck({
    basis: 'proved',
    category: 'validity',
    ...declared,
    controls: VALIDATED_POLICIES,
    checkPolicy(subject, context) {
      const suggest = suggestionBudget();
      for (const statement of subject.policy.statements) {
        const { principal } = statement;
        for (const entry of principal?.entries ?? []) {
          if (hasOpaque(entry.value)) continue;
          const finding = look(entry, subject, statement, context, suggest);
          if (!finding) continue;
          const element = principal!.negated ? 'NotPrincipal' : 'Principal';
          context.report({
            at: entry.range,
            policy: subject,
            statement,
            subject: `${element}::${entry.value}`,
            ...finding,
          });
        }
      }
    },
  });
}

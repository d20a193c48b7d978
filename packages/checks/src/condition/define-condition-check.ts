import {
  type Condition,
  type ConditionValue,
  hasOpaque,
  type PolicyInContext,
  type Statement,
} from '@leastwise/core';
import { type Check, type CheckContext, defineCheck, type FindingDraft } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { type Suggest, suggestionBudget } from '../suggestion-budget.ts';

/** What a check says of one key under one operator. */
export type ConditionFinding = Omit<FindingDraft, 'policy' | 'statement' | 'subject'>;

/** A check that looks at each key under each operator by itself. */
export function defineConditionCheck(
  check: Pick<Check, 'id' | 'title' | 'severity' | 'why' | 'fix'> &
    Pick<Partial<Check>, 'aliases' | 'kinds' | 'basis' | 'category' | 'controls' | 'fixEffects'> & {
      readonly look: (
        condition: Condition,
        context: CheckContext,
        statement: Statement,
        subject: PolicyInContext,
        suggest: Suggest,
      ) => ConditionFinding | readonly ConditionFinding[] | undefined;
    },
): Check {
  const { look, ...declared } = check;
  return defineCheck({
    basis: 'proved',
    category: 'validity',
    controls: VALIDATED_POLICIES,
    ...declared,
    checkPolicy(subject, context) {
      // What a tool generated, nobody can mend here.
      if (subject.generatedBy) return;
      const suggest = suggestionBudget();
      for (const statement of subject.policy.statements) {
        for (const condition of statement.conditions) {
          const found = look(condition, context, statement, subject, suggest);
          if (!found) continue;
          for (const finding of Array.isArray(found) ? found : [found]) {
            context.report({
              policy: subject,
              statement,
              subject: `Condition::${condition.operator.value}::${context.show(condition.key.value)}`,
              ...finding,
            });
          }
        }
      }
    },
  });
}

/** The values whose whole text is there: no opaque letter and no policy variable in it. */
export function plainValues(condition: Condition): readonly ConditionValue[] {
  return condition.values.filter(({ value }) => !hasOpaque(value) && !value.includes('${'));
}

/** What a value that never matches makes of its condition. */
export function effectOfNoMatch(negated: boolean): string {
  return negated
    ? 'no request has that value, so this value excludes nothing'
    : 'no request has that value, so this value never matches';
}

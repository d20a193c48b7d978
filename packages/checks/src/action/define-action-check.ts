import type { Statement, Text } from '@leastwise/core';
import { type Check, type CheckContext, defineCheck, type FindingDraft } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { type Suggest, suggestionBudget } from '../suggestion-budget.ts';
import { type NotableItem, notableItems } from './classify-action.ts';

/** What a check says of an item of `Action` or `NotAction`. */
export type ActionFinding = Omit<FindingDraft, 'at' | 'policy' | 'statement' | 'subject'>;

/** A check of the items of `Action` and `NotAction` that are of one class. */
export function defineActionCheck(
  actionClass: NotableItem['class'],
  check: Pick<Check, 'id' | 'title' | 'severity' | 'aliases' | 'why' | 'fix' | 'fixEffects'> & {
    readonly describe: (
      item: Text,
      context: CheckContext,
      statement: Statement,
      suggest: Suggest,
    ) => ActionFinding | undefined;
  },
): Check {
  const { describe, ...declared } = check;
  return defineCheck({
    ...declared,
    category: 'validity',
    basis: 'proved',
    controls: VALIDATED_POLICIES,
    checkPolicy(subject, context) {
      // What a tool generated, nobody can mend here.
      if (subject.generatedBy) return;
      const suggest = suggestionBudget();
      for (const statement of subject.policy.statements) {
        for (const { item, class: itemClass } of notableItems(statement, context.catalog)) {
          if (itemClass !== actionClass) continue;
          const finding = describe(item, context, statement, suggest);
          if (!finding) continue;
          const element = statement.action?.negated ? 'NotAction' : 'Action';
          context.report({
            at: item.range,
            policy: subject,
            statement,
            subject: `${element}::${context.show(item.value)}`,
            ...finding,
          });
        }
      }
    },
  });
}

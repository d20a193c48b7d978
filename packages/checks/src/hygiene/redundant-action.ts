import { notableItems } from '../action/classify-action.ts';
import { defineCheck } from '../check.ts';
import { redundantItems } from '../cover/redundant-items.ts';
import { removeItems } from '../fix/remove.ts';
import { nameList } from '../name-list.ts';

export const check = defineCheck({
  id: 'redundant-action',
  title: 'An action that another one of the list covers',
  category: 'hygiene',
  severity: 'suggestion',
  basis: 'proved',
  aliases: ['REDUNDANT_ACTION'],
  why: 'it changes nothing, takes space and makes the list look narrower than it is',
  fix: 'remove what is covered, or the wider pattern if it was not meant',
  fixEffects: ['equivalent'],
  checkPolicy(subject, context) {
    // What a tool generated, nobody can mend here.
    if (subject.generatedBy) return;
    for (const statement of subject.policy.statements) {
      const { action } = statement;
      if (!action) continue;
      // What is no action has a finding of its own, and removing it would hide what was meant.
      const unknown = new Set(notableItems(statement, context.catalog).map(({ item }) => item));
      for (const { coveredBy, items: covered } of redundantItems(statement, 'action')) {
        const items = covered.filter((item) => !unknown.has(item));
        const [first] = items;
        if (!first) continue;
        const fix = removeItems(action, items);
        const same = first.value.toLowerCase() === coveredBy.value.toLowerCase();
        context.report({
          at: first.range,
          policy: subject,
          statement,
          message: same
            ? `\`${first.value}\` is in the list twice`
            : `${nameList(items.map(({ value }) => value))} ${items.length > 1 ? 'are' : 'is'} covered by \`${coveredBy.value}\``,
          related: [{ at: coveredBy.range, message: 'covered by this' }],
          fixes: fix ? [fix] : [],
          subject: `${action.negated ? 'NotAction' : 'Action'}::${first.value}`,
        });
      }
    }
  },
});

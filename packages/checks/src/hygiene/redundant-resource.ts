import { defineCheck } from '../check.ts';
import { redundantItems } from '../cover/redundant-items.ts';
import { removeItems } from '../fix/remove.ts';
import { nameList } from '../name-list.ts';

export const check = defineCheck({
  id: 'redundant-resource',
  title: 'A resource that another one of the list covers',
  category: 'hygiene',
  severity: 'suggestion',
  basis: 'proved',
  aliases: ['REDUNDANT_RESOURCE'],
  why: 'it changes nothing, and makes the list look narrower than it is',
  fix: 'remove what is covered, or the wider pattern if it was not meant',
  fixEffects: ['equivalent'],
  checkPolicy(subject, context) {
    // What a tool generated, nobody can mend here.
    if (subject.generatedBy) return;
    for (const statement of subject.policy.statements) {
      const { resource } = statement;
      if (!resource) continue;
      for (const { coveredBy, items } of redundantItems(statement, 'resource')) {
        const [first] = items;
        const fix = removeItems(resource, items);
        context.report({
          at: first!.range,
          policy: subject,
          statement,
          message:
            first!.value === coveredBy.value
              ? `\`${first!.value}\` is in the list twice`
              : `${nameList(items.map(({ value }) => value))} ${items.length > 1 ? 'are' : 'is'} covered by \`${coveredBy.value}\``,
          related: [{ at: coveredBy.range, message: 'covered by this' }],
          fixes: fix ? [fix] : [],
          subject: `${resource.negated ? 'NotResource' : 'Resource'}::${first!.value}`,
        });
      }
    }
  },
});

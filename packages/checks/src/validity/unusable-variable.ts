import { suggestConditionKey } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { classifyKey } from '../condition/classify-key.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { suggestionBudget } from '../suggestion-budget.ts';
import { findVariables, keyOf, malformation } from '../variable/find-variables.ts';
import { variablePlaces } from '../variable/variable-places.ts';

export const check = defineCheck({
  id: 'unusable-variable',
  title: 'A policy variable that never has a value',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  controls: VALIDATED_POLICIES,
  why: 'a text with a variable that has no value matches nothing',
  fix: 'use a single-valued condition key that exists',
  checkPolicy(subject, context) {
    if (subject.policy.version?.value !== '2012-10-17') return;
    const suggest = suggestionBudget();
    for (const { statement, item, element, replaced } of variablePlaces(subject.policy)) {
      if (!replaced) continue;
      for (const variable of findVariables(item.value)) {
        const key = malformation(variable) === undefined ? keyOf(variable) : undefined;
        if (key === undefined) continue;
        const found = classifyKey(key, context.catalog);
        const manyValued = found.class === 'known' && found.key.multiValued;
        const unknown = ['malformed', 'incomplete', 'unknown-global', 'unknown-prefix', 'unknown'].includes(
          found.class,
        );
        if (!manyValued && !unknown) continue;
        const meant = unknown ? suggest(key, () => suggestConditionKey(context.catalog, key)) : undefined;
        context.report({
          at: item.range,
          policy: subject,
          statement,
          message: manyValued
            ? `\`${variable.text}\` is a list, which cannot be a variable`
            : `\`${key}\` in \`${variable.text}\` is not a condition key`,
          ...(meant && { label: `did you mean \`\${${meant}}\`?` }),
          ...(key.startsWith('AWS::') && {
            why: 'the template that would have replaced it is gone, so it stays as it is and matches nothing',
          }),
          subject: `${element}::${item.value}`,
        });
      }
    }
  },
});

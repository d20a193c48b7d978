import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { findVariables, malformation } from '../variable/find-variables.ts';
import { variablePlaces } from '../variable/variable-places.ts';

export const check = defineCheck({
  id: 'invalid-variable',
  title: 'A malformed policy variable',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  aliases: [
    'MISSING_BRACE_IN_VARIABLE',
    'MISSING_QUOTE_IN_VARIABLE',
    'UNSUPPORTED_SPACE_IN_VARIABLE',
    'EMPTY_VARIABLE',
  ],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the policy or takes the text literally, and then it matches nothing',
  fix: "write `${key}`, or `${key, 'default'}` with a default value; `${$}` is a dollar sign",
  checkPolicy(subject, context) {
    if (subject.policy.version?.value !== '2012-10-17') return;
    for (const { statement, item, element, replaced } of variablePlaces(subject.policy)) {
      if (!replaced) continue;
      for (const variable of findVariables(item.value)) {
        const problem = malformation(variable);
        if (!problem) continue;
        context.report({
          at: item.range,
          policy: subject,
          statement,
          message: `the variable \`${variable.text}\` ${problem}`,
          subject: `${element}::${item.value}`,
        });
      }
    }
  },
});

import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { findVariables } from '../variable/find-variables.ts';
import { variablePlaces } from '../variable/variable-places.ts';

export const check = defineCheck({
  id: 'variable-not-replaced',
  title: 'A policy variable where AWS does not replace it',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  aliases: ['VARIABLE_UNSUPPORTED_IN_ELEMENT', 'INVALID_VARIABLE_FOR_OPERATOR'],
  controls: VALIDATED_POLICIES,
  why: 'AWS replaces variables in resources and in string and ARN conditions only; here it is plain text or an error',
  fix: 'write the value itself, or ask for it in a condition',
  checkPolicy(subject, context) {
    for (const { statement, item, element, replaced, operator } of variablePlaces(subject.policy)) {
      if (replaced) continue;
      const [variable] = findVariables(item.value);
      const where = operator ? `under \`${operator}\`` : `in \`${element}\``;
      context.report({
        at: item.range,
        policy: subject,
        statement,
        message: `\`${variable!.text}\` is not replaced ${where}`,
        subject: `${element}::${item.value}`,
      });
    }
  },
});

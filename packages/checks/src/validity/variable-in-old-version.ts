import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { setVersion } from '../fix/set-version.ts';
import { findVariables, malformation } from '../variable/find-variables.ts';
import { variablePlaces } from '../variable/variable-places.ts';

export const check = defineCheck({
  id: 'variable-in-old-version',
  title: 'A policy variable in a policy of 2008',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  aliases: ['VARIABLE_UNSUPPORTED_IN_VERSION'],
  controls: VALIDATED_POLICIES,
  why: 'before version 2012-10-17 a variable is plain text, so the item matches nothing that exists',
  fix: 'write `"Version": "2012-10-17"`',
  fixEffects: ['changes-behaviour'],
  checkPolicy(subject, context) {
    const version = subject.policy.version?.value;
    if (version !== undefined && version !== '2008-10-17') return;
    for (const { statement, item, element, replaced } of variablePlaces(subject.policy)) {
      const variable = findVariables(item.value).find((one) => malformation(one) === undefined);
      if (!replaced || !variable) continue;
      context.report({
        at: item.range,
        policy: subject,
        statement,
        message: `\`${variable.text}\` is plain text in a policy ${version === undefined ? 'without `Version`' : 'of version 2008-10-17'}`,
        fixes: [setVersion(subject.policy, 'changes-behaviour')],
        subject: `${element}::${item.value}`,
      });
    }
  },
});

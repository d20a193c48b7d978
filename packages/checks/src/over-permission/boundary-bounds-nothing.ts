import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';
import { administratorIn } from './analysis/administrator.ts';
import { grantingText } from './analysis/granting-text.ts';
import { settingAlone } from './analysis/setting.ts';

export const check = defineCheck({
  id: 'boundary-bounds-nothing',
  title: 'A permissions boundary that allows everything',
  category: 'over-permission',
  severity: 'suggestion',
  basis: 'proved',
  kinds: ['boundary'],
  controls: wellArchitected('SEC03-BP05'),
  why: 'a boundary is there to cap what identity policies can give; this one lets all of it through',
  fix: 'allow in the boundary only what its principals may ever need, or take the boundary away',
  checkPolicy(subject, context) {
    const found = administratorIn(settingAlone(subject, context), context);
    // A Deny that is left holds under conditions: with no MFA, in other regions.
    const bounds = subject.policy.statements.some(({ effect }) => effect === 'Deny');
    if (bounds || !found?.complete) return;
    context.report({
      at: grantingText(found.statement, found.witness.action, context),
      policy: subject,
      statement: found.statement,
      witness: found.witness,
      message: 'the permissions boundary allows every action on every resource, so it bounds nothing',
    });
  },
});

import { defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { grantingText } from './analysis/granting-text.ts';
import { settingsOf } from './analysis/setting.ts';
import { isSpokenFor } from './analysis/spoken-for.ts';
import { askOnSome } from './analysis/targets.ts';
import { holderOf } from './wording.ts';

const SUBSCRIBE = 'aws-marketplace:Subscribe';

export const check = defineCheck({
  id: 'marketplace-subscribe',
  title: 'Anything can be bought in the AWS Marketplace',
  category: 'over-permission',
  severity: 'low',
  basis: 'proved',
  kinds: ['identity'],
  controls: LEAST_PRIVILEGE,
  why: 'a subscription is a contract that costs money, and the products run in the account',
  fix: 'keep it to those who buy, or use a private marketplace that lists what may be bought',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (!context.engine.actionsOf(statement).has(SUBSCRIBE)) continue;
      if (isSpokenFor(subject, statement, context)) continue;
      for (const setting of settingsOf(subject, context)) {
        const answer = askOnSome(setting.access, SUBSCRIBE, context, { statement });
        if (answer.possible !== 'yes') continue;
        context.report({
          at: grantingText(statement, SUBSCRIBE, context),
          policy: subject,
          statement,
          witness: answer.witness,
          message: `${holderOf(setting)} may subscribe to any product of the AWS Marketplace`,
        });
        break;
      }
    }
  },
});

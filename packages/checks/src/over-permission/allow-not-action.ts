import type { Action, Answer } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { turnRound } from '../fix/turn-round.ts';
import { belongsToAdministrator } from './analysis/administrator.ts';
import { actionsNamed } from './analysis/candidates.ts';
import { settingsOf } from './analysis/setting.ts';
import { askOnAny } from './analysis/targets.ts';
import { NOTABLE_ACTIONS } from './knowledge/notable-actions.ts';
import { boundaryNote, holderOf, someOf } from './wording.ts';

export const check = defineCheck({
  id: 'allow-not-action',
  title: 'Allow with NotAction gives more than it seems to',
  category: 'over-permission',
  severity: 'high',
  basis: 'proved',
  kinds: ['identity'],
  aliases: [
    'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
    'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
  ],
  controls: LEAST_PRIVILEGE,
  why: 'it allows every action of AWS but those listed, and every action that AWS adds tomorrow',
  fix: 'list what is allowed with `Action`, or allow it with `Action` and take away with a Deny',
  fixEffects: ['narrower'],
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      const { effect, action: element } = statement;
      if (effect !== 'Allow' || !element?.negated || belongsToAdministrator(subject, context)) continue;
      const named = context.engine.actionsOf(statement);
      const notable = actionsNamed(NOTABLE_ACTIONS, context.catalog).filter(({ ordinal }) =>
        named.hasOrdinal(ordinal),
      );
      for (const setting of settingsOf(subject, context)) {
        const granted: Action[] = [];
        let first: Answer | undefined;
        for (const action of notable) {
          const answer = askOnAny(setting.access, [action], subject, context, { statement });
          if (answer.possible !== 'yes') continue;
          granted.push(action);
          first ??= answer;
        }
        if (first?.possible !== 'yes') continue;
        context.report({
          at: element.range,
          policy: subject,
          statement,
          witness: first.witness,
          fixes: turnRound(statement, context),
          ...(setting.unknownBoundary !== undefined && { basis: 'unknown' }),
          message: `\`NotAction\` allows ${holderOf(setting)} ${count(named.size)} actions on every resource, ${someOf(granted.map(({ id }) => id))} among them${boundaryNote(setting)}`,
          label: `every action but ${excepted(element.values.length, context.show(element.values[0]?.value ?? ''))}`,
        });
        break;
      }
    }
  },
});

function count(actions: number): string {
  return actions.toLocaleString('en-US');
}

function excepted(values: number, first: string): string {
  return values === 1 ? `\`${first}\`` : 'these';
}

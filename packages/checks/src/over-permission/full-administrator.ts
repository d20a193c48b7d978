import { defineCheck } from '../check.ts';
import { cis, fsbp, LEAST_PRIVILEGE, nist } from '../controls.ts';
import { administratorBy } from './analysis/administrator.ts';
import { grantingText } from './analysis/granting-text.ts';
import { boundaryNote, holderOf } from './wording.ts';

export const check = defineCheck({
  id: 'full-administrator',
  title: 'Everything is allowed on every resource',
  category: 'over-permission',
  severity: 'critical',
  basis: 'proved',
  kinds: ['identity'],
  aliases: [
    'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
    'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
  ],
  controls: [
    ...fsbp('IAM.1'),
    ...cis({ '1.4': '1.16', '3.0': '1.16', '5.0': '1.15', '7.0': '2.14' }),
    ...LEAST_PRIVILEGE,
    ...nist('AC-2', 'AC-3(7)', 'AC-3(15)', 'AC-5', 'AC-6(2)', 'AC-6(3)', 'AC-6(10)'),
  ],
  why: 'one leaked credential or one mistake is enough to read, change or delete everything in the account',
  fix: 'list the actions and resources that are needed; for people, use a role that is assumed when it is needed',
  checkPolicy(subject, context) {
    const found = administratorBy(subject, context);
    if (!found) return;
    const { statement, setting, complete, witness } = found;
    context.report({
      at: grantingText(statement, witness.action, context),
      policy: subject,
      statement,
      witness,
      message: `${holderOf(setting)} is an administrator: ${
        complete ? 'every action' : 'nearly every action, all of IAM included,'
      } is allowed on every resource${boundaryNote(setting)}`,
      ...(setting.unknownBoundary !== undefined && { basis: 'unknown' }),
      label: 'all of AWS',
    });
  },
});

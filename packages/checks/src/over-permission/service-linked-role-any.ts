import type { Answer } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { grantingText } from './analysis/granting-text.ts';
import { settingsOf } from './analysis/setting.ts';
import { isSpokenFor } from './analysis/spoken-for.ts';
import { mayCoverAnyName } from './analysis/unrestricted.ts';
import { boundaryNote, holderOf } from './wording.ts';

const CREATE = 'iam:CreateServiceLinkedRole';

/** Services with a service-linked role that have little to do with one another. */
const UNRELATED: readonly (readonly [service: string, role: string])[] = [
  ['organizations.amazonaws.com', 'AWSServiceRoleForOrganizations'],
  ['guardduty.amazonaws.com', 'AWSServiceRoleForAmazonGuardDuty'],
  ['autoscaling.amazonaws.com', 'AWSServiceRoleForAutoScaling'],
];

export const check = defineCheck({
  id: 'service-linked-role-any',
  title: 'Service-linked roles can be created for any service',
  category: 'over-permission',
  severity: 'low',
  basis: 'proved',
  kinds: ['identity'],
  aliases: ['CREATE_SLR_WITH_STAR_IN_RESOURCE', 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE'],
  controls: LEAST_PRIVILEGE,
  why: 'each such role lets a service act in the account, outside the reach of service control policies',
  fix: 'say which service it is for with `"StringEquals": {"iam:AWSServiceName": "autoscaling.amazonaws.com"}`',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (!mayCoverAnyName(statement) || !context.engine.actionsOf(statement).has(CREATE)) continue;
      if (isSpokenFor(subject, statement, context)) continue;
      // All of IAM is a way to all the rest, which is told as such.
      if (context.engine.actionsOf(statement).covers(context.engine.actions(['iam:*']))) continue;
      for (const setting of settingsOf(subject, context)) {
        const account = context.engine.arbitraryResource('iam:role', subject).split(':')[4];
        let first: Answer | undefined;
        const all = UNRELATED.every(([service, role]) => {
          const answer = setting.access.ask({
            actions: [CREATE],
            resources: [`arn:aws:iam::${account}:role/aws-service-role/${service}/${role}`],
            context: { 'iam:AWSServiceName': service },
            circumstances: 'adverse',
            statement,
          });
          first ??= answer;
          return answer.possible === 'yes';
        });
        if (!all || first?.possible !== 'yes') continue;
        context.report({
          at: grantingText(statement, CREATE, context),
          policy: subject,
          statement,
          witness: first.witness,
          ...(setting.unknownBoundary !== undefined && { basis: 'unknown' }),
          message: `${holderOf(setting)} can create the service-linked role of any service${boundaryNote(setting)}`,
          label: 'no `iam:AWSServiceName`',
        });
        break;
      }
    }
  },
});

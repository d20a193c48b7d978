import { hasOpaque } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { PUBLIC_ACCESS } from '../controls.ts';
import { strangerAccess } from '../questions/stranger-access.ts';
import { theRole } from './analysis/the-role.ts';
import { conditionsOn } from './analysis/web-identity.ts';

const EXTERNAL_ID = 'sts:ExternalId';

export const check = defineCheck({
  id: 'public-trust',
  title: 'A role that any AWS account can assume',
  category: 'trust',
  severity: 'critical',
  basis: 'proved',
  kinds: ['trust'],
  controls: PUBLIC_ACCESS,
  why: 'whoever knows the name of the role gets all of its rights',
  fix: 'name the accounts or roles that may assume it, or require `aws:PrincipalOrgID`',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Allow' || !statement.principal) continue;
      const draft = { at: statement.principal.range, policy: subject, statement, subject: 'Principal::*' };
      const access = strangerAccess(subject, statement, context);
      if (access) {
        const keys = access.weakKeys.map((key) => `\`${context.show(key)}\``).join(', ');
        context.report({
          ...draft,
          witness: access.witness,
          message: `anyone with an AWS account may assume ${theRole(subject)}${keys ? `: the condition on ${keys} keeps nobody out` : ''}`,
        });
        continue;
      }
      const externalIds = conditionsOn(statement, EXTERNAL_ID).flatMap(({ values }) => values);
      const externalId = externalIds.find(({ value }) => !hasOpaque(value))?.value ?? externalIds[0]?.value;
      if (externalId === undefined || !statement.principal.entries.some(({ value }) => value === '*'))
        continue;
      const answer = context.engine.access(subject).ask({
        actions: ['sts:AssumeRole'],
        principals: context.engine.outsiders(subject),
        context: { [EXTERNAL_ID]: externalId },
        circumstances: 'adverse',
        statement,
      });
      if (answer.possible !== 'yes') continue;
      context.report({
        ...draft,
        witness: answer.witness,
        severity: 'high',
        message: `anyone with an AWS account who learns the external id may assume ${theRole(subject)}`,
        why: 'an external id is no secret: it stands in templates, logs and the settings of the third party',
      });
    }
  },
});

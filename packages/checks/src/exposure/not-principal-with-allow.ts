import { defineCheck } from '../check.ts';
import { PUBLIC_ACCESS } from '../controls.ts';
import { strangerAccess } from '../questions/stranger-access.ts';
import { publicDraft, whoMayDoWhat } from './analysis/report-public.ts';

export const check = defineCheck({
  id: 'not-principal-with-allow',
  title: 'Everybody is allowed but those who are named',
  category: 'exposure',
  severity: 'medium',
  basis: 'proved',
  kinds: ['resource'],
  aliases: ['ALLOW_WITH_NOT_PRINCIPAL'],
  controls: PUBLIC_ACCESS,
  why: '`NotPrincipal` with Allow grants access to all the rest of the world, anonymous callers included',
  fix: 'name those who need access in `Principal`',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Allow' || !statement.principal?.negated) continue;
      const access = strangerAccess(subject, statement, context);
      const names = statement.principal.entries.map(({ value }) => `\`${context.show(value)}\``).join(', ');
      context.report({
        at: statement.principal.range,
        policy: subject,
        statement,
        ...(access && publicDraft(subject, statement, access)),
        message: access
          ? `${whoMayDoWhat(subject, access, context)}, unless it is ${names}`
          : `everybody but ${names} is allowed, within the statement's conditions`,
        subject: 'NotPrincipal',
      });
    }
  },
});

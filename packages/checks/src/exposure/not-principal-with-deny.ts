import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';
import { isWholeAccount } from '../principals/principal-account.ts';

export const check = defineCheck({
  id: 'not-principal-with-deny',
  title: 'A Deny that spares principals with NotPrincipal',
  category: 'exposure',
  severity: 'warning',
  basis: 'proved',
  kinds: ['resource'],
  controls: wellArchitected('SEC03-BP07'),
  why: 'the principals named are still denied through their account or their session, and always when they have a permissions boundary',
  fix: 'use `Principal: "*"` with a condition `ArnNotEquals` on `aws:PrincipalArn`',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      const { principal } = statement;
      if (statement.effect !== 'Deny' || !principal?.negated) continue;
      const named = principal.entries.filter(({ type }) => type === 'AWS');
      const roles = named.filter(({ value }) => /^arn:[^:]*:iam::[^:]*:(role|user)\//.test(value));
      // AWS services and whole accounts are spared as written.
      if (roles.length === 0) continue;
      const accounts = named.some(({ value }) => isWholeAccount(value));
      context.report({
        at: principal.range,
        policy: subject,
        statement,
        message: accounts
          ? `\`NotPrincipal\` does not spare \`${context.show(roles[0]!.value)}\` when it has a permissions boundary`
          : `\`NotPrincipal\` does not spare \`${context.show(roles[0]!.value)}\`: its account is denied, and it with it`,
        subject: 'NotPrincipal',
      });
    }
  },
});

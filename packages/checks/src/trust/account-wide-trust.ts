import { defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { callerFor } from '../principals/caller-for.ts';
import { hasTrustList, ownershipOf } from '../principals/ownership.ts';
import { accountOf, isWholeAccount } from '../principals/principal-account.ts';
import { theRole } from './analysis/the-role.ts';

export const check = defineCheck({
  id: 'account-wide-trust',
  title: 'A whole account may assume the role',
  category: 'trust',
  severity: 'suggestion',
  basis: 'proved',
  kinds: ['trust'],
  optIn: true,
  controls: LEAST_PRIVILEGE,
  why: 'every administrator of identity policies in that account decides who becomes this role',
  fix: 'name the roles that may assume it, or add a condition on `aws:PrincipalArn`',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Allow' || statement.principal?.negated) continue;
      for (const entry of statement.principal?.entries ?? []) {
        const account =
          entry.type === 'AWS' && isWholeAccount(entry.value) ? accountOf(entry.value) : undefined;
        const caller = callerFor(entry);
        if (account === undefined || caller === undefined) continue;
        // Third parties have a check of their own, where they can be told from the team's accounts.
        const told = hasTrustList(context) || context.source.format !== 'policy';
        if (told && ownershipOf(account, subject, context) === 'foreign') continue;
        const answer = context.engine
          .access(subject)
          .ask({ actions: ['sts:AssumeRole'], principals: [caller], circumstances: 'adverse', statement });
        if (answer.possible !== 'yes') continue;
        context.report({
          at: entry.range,
          policy: subject,
          statement,
          witness: answer.witness,
          message: `every principal of account \`${context.show(account)}\` may assume ${theRole(subject)} if its own policies let it`,
          subject: `Principal::${context.show(entry.value)}`,
        });
      }
    }
  },
});

import { defineCheck } from '../check.ts';
import { nist, wellArchitected } from '../controls.ts';
import { callerFor } from '../principals/caller-for.ts';
import { hasTrustList, ownershipOf } from '../principals/ownership.ts';
import { accountOf, isWholeAccount } from '../principals/principal-account.ts';
import { theRole } from './analysis/the-role.ts';

export const check = defineCheck({
  id: 'third-party-without-external-id',
  title: 'A third party that may assume the role without an external id',
  category: 'trust',
  severity: 'low',
  basis: 'heuristic',
  kinds: ['trust'],
  controls: [...wellArchitected('SEC03-BP07', 'SEC03-BP08'), ...nist('AC-3')],
  why: 'another customer of the third party can have it assume this role by giving it the name of the role',
  fix: 'require an `sts:ExternalId` that the third party made for you, or add the account to `trustedAccounts` in the configuration if it is yours',
  checkPolicy(subject, context) {
    const listed = hasTrustList(context);
    // A policy that stands alone may be of any account, so that every account in it may be its own.
    if (!listed && context.source.format === 'policy') return;
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Allow' || statement.principal?.negated) continue;
      for (const entry of statement.principal?.entries ?? []) {
        const account = entry.type === 'AWS' ? accountOf(entry.value) : undefined;
        const caller = callerFor(entry);
        if (account === undefined || caller === undefined) continue;
        if (ownershipOf(account, subject, context) !== 'foreign') continue;
        const answer = context.engine.access(subject).ask({
          actions: ['sts:AssumeRole'],
          principals: [caller],
          // Who must give a second factor is a person, not a service of a third party.
          context: { 'sts:ExternalId': null, 'aws:MultiFactorAuthPresent': null },
          circumstances: 'adverse',
          statement,
        });
        if (answer.possible !== 'yes') continue;
        const who = isWholeAccount(entry.value)
          ? `account \`${account}\``
          : `\`${context.show(entry.value)}\` of another account`;
        context.report({
          at: entry.range,
          policy: subject,
          statement,
          witness: answer.witness,
          ...(listed && { severity: 'medium' }),
          message: `${who} may assume ${theRole(subject)} without an external id`,
          subject: `Principal::${context.show(entry.value)}`,
        });
      }
    }
  },
});

import { defineCheck } from '../check.ts';
import { fsbp, LEAST_PRIVILEGE, nist } from '../controls.ts';
import { actionsNamed } from './analysis/candidates.ts';
import { grantingText } from './analysis/granting-text.ts';
import { isSpokenFor } from './analysis/spoken-for.ts';
import { mayCoverAnyName, unrestrictedGrant } from './analysis/unrestricted.ts';
import { boundaryNote, holderOf, someOf } from './wording.ts';

const DECRYPTING = ['kms:Decrypt', 'kms:ReEncryptFrom'];

export const check = defineCheck({
  id: 'kms-decrypt-all-keys',
  title: 'Decryption with every KMS key',
  category: 'over-permission',
  severity: 'medium',
  basis: 'proved',
  kinds: ['identity'],
  controls: [
    ...fsbp('KMS.1', 'KMS.2'),
    ...LEAST_PRIVILEGE,
    ...nist('AC-2', 'AC-3(7)', 'AC-3(15)', 'AC-5', 'AC-6(3)'),
  ],
  why: 'encryption separates the data of applications only as long as each can use its own keys alone',
  fix: 'name the keys, or limit the statement to keys with an alias (`kms:ResourceAliases`) or a tag',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (!mayCoverAnyName(statement)) continue;
      if (!context.engine.actionsOf(statement).intersects(context.engine.actions(DECRYPTING))) continue;
      if (isSpokenFor(subject, statement, context)) continue;
      const grant = unrestrictedGrant(subject, statement, actionsNamed(DECRYPTING, context.catalog), context);
      if (!grant) continue;
      context.report({
        at: grantingText(statement, grant.witness.action, context),
        policy: subject,
        statement,
        witness: grant.witness,
        ...(grant.setting.unknownBoundary !== undefined && { basis: 'unknown' }),
        message: `${holderOf(grant.setting)} may decrypt with every key whose key policy leaves it to IAM: ${someOf(grant.actions.map(({ id }) => id))}${boundaryNote(grant.setting)}`,
      });
    }
  },
});

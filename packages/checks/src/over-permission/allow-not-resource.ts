import type { Action } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { belongsToAdministrator } from './analysis/administrator.ts';
import { candidatesIn } from './analysis/candidates.ts';
import { unrestrictedGrant } from './analysis/unrestricted.ts';
import { CREDENTIAL_ACTIONS } from './knowledge/credentials.ts';
import { DATA_READS } from './knowledge/data-reads.ts';
import { ROUTINE_WRITES } from './knowledge/routine-writes.ts';
import { boundaryNote, holderOf, someOf } from './wording.ts';

export const check = defineCheck({
  id: 'allow-not-resource',
  title: 'Allow with NotResource gives more than it seems to',
  category: 'over-permission',
  severity: 'medium',
  basis: 'proved',
  kinds: ['identity'],
  aliases: [
    'CREATE_SLR_WITH_NOT_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
    'PASS_ROLE_WITH_NOT_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
  ],
  controls: LEAST_PRIVILEGE,
  why: 'it allows the actions on every resource but those listed, and on every one made tomorrow',
  fix: 'name the resources with `Resource`, or allow on them and take away with a Deny',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      const { effect, action, resource } = statement;
      // With `NotAction` as well, the finding about that says it all.
      if (effect !== 'Allow' || !resource?.negated || action?.negated) continue;
      if (belongsToAdministrator(subject, context)) continue;
      const named = context.engine.actionsOf(statement);
      const candidates = candidatesIn(named, isConsequential, context.catalog);
      const grant = unrestrictedGrant(subject, statement, candidates, context);
      if (!grant) continue;
      context.report({
        at: resource.range,
        policy: subject,
        statement,
        witness: grant.witness,
        ...(grant.setting.unknownBoundary !== undefined && { basis: 'unknown' }),
        message: `\`NotResource\` allows ${holderOf(grant.setting)} ${someOf(grant.actions.map(({ id }) => id))} on every resource but those listed${boundaryNote(grant.setting)}`,
      });
    }
  },
});

const READS: ReadonlySet<string> = new Set([
  ...DATA_READS,
  ...CREDENTIAL_ACTIONS,
  'kms:Decrypt',
  'sts:AssumeRole',
]);

/** Whether an action changes something, gives access away or returns what is kept. */
function isConsequential({ id, accessLevel }: Action): boolean {
  const changes = accessLevel === 'Write' || accessLevel === 'Permissions management';
  return (changes && !ROUTINE_WRITES.has(id)) || READS.has(id);
}

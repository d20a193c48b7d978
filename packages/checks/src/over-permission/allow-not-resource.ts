import type { Action, Catalog } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { belongsToAdministrator } from './analysis/administrator.ts';
import { unrestrictedGrant } from './analysis/unrestricted.ts';
import { CREDENTIAL_ACTIONS } from './knowledge/credentials.ts';
import { DATA_READS } from './knowledge/data-reads.ts';
import { ROUTINE_WRITES } from './knowledge/routine-writes.ts';
import { actionsNamed, actionsWhere } from './unrestricted-check.ts';
import { boundaryNote, holderOf, someOf } from './wording.ts';

export const check = defineCheck({
  id: 'allow-not-resource',
  title: 'Allow with NotResource gives more than it seems to',
  category: 'over-permission',
  severity: 'medium',
  basis: 'proved',
  kinds: ['identity'],
  controls: LEAST_PRIVILEGE,
  why: 'it allows the actions on every resource but those listed, and on every one made tomorrow',
  fix: 'name the resources with `Resource`, or allow on them and take away with a Deny',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      const { effect, action, resource } = statement;
      // With `NotAction` as well, the finding about that says it all.
      if (effect !== 'Allow' || !resource?.negated || action?.negated) continue;
      if (belongsToAdministrator(subject, context)) continue;
      const grant = unrestrictedGrant(subject, statement, consequential(context.catalog), context);
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

const byCatalog = new WeakMap<Catalog, readonly Action[]>();

/** Actions that change something, give access away or return what is kept. */
function consequential(catalog: Catalog): readonly Action[] {
  let actions = byCatalog.get(catalog);
  if (!actions) {
    const chosen = new Set([
      ...actionsNamed([...DATA_READS, ...CREDENTIAL_ACTIONS, 'kms:Decrypt', 'sts:AssumeRole'], catalog),
      ...actionsWhere(
        ({ id, accessLevel }) =>
          (accessLevel === 'Write' || accessLevel === 'Permissions management') && !ROUTINE_WRITES.has(id),
        catalog,
      ),
    ]);
    actions = [...chosen];
    byCatalog.set(catalog, actions);
  }
  return actions;
}

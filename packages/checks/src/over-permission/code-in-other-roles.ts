import { defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { administratorIn } from './analysis/administrator.ts';
import { openPathsIn } from './analysis/escalation.ts';
import { grantingText } from './analysis/granting-text.ts';
import { settingsOf } from './analysis/setting.ts';
import { notInWholeServices } from './analysis/spoken-for.ts';
import { boundaryNote, holderOf } from './wording.ts';

/** How many ways a message tells in words. */
const SHOWN = 2;

export const check = defineCheck({
  id: 'code-in-other-roles',
  title: 'Code can be run with the role of any function, instance, build or stack',
  category: 'over-permission',
  severity: 'medium',
  basis: 'proved',
  kinds: ['identity'],
  controls: LEAST_PRIVILEGE,
  why: 'what runs there has a role of its own, and the code that runs there has all of its rights',
  fix: 'name the functions, instances, builds or stacks, or limit the action to those with a tag',
  checkPolicy(subject, context) {
    for (const setting of settingsOf(subject, context)) {
      if (administratorIn(setting, context)) continue;
      const own = openPathsIn(setting, context).filter(
        ({ path, granted, witness }) =>
          path.gain === 'existing-role' &&
          granted.policy === subject &&
          granted.statement.action?.negated !== true &&
          isOfNoWholeService(witness.action),
      );
      const [first] = own;
      if (!first) continue;
      const told = own.slice(0, SHOWN).map(({ path }) => `${path.does} (${path.id})`);
      const rest = own.length - told.length;
      context.report({
        at: grantingText(first.granted.statement, first.witness.action, context),
        policy: subject,
        statement: first.granted.statement,
        witness: first.witness,
        ...(setting.unknownBoundary !== undefined && { basis: 'unknown' }),
        message: `${holderOf(setting)} can run code with the roles of others: ${
          rest > 0 ? `${told.join(', ')} and ${rest} more` : told.join(' or ')
        }${boundaryNote(setting)}`,
      });
      return;
    }

    function isOfNoWholeService(id: string): boolean {
      const action = context.catalog.action(id);
      return action !== undefined && notInWholeServices([action], subject, context).length > 0;
    }
  },
});

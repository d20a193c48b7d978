import type { Action, PolicyInContext } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { actionsNamed } from './analysis/candidates.ts';
import { grantingText } from './analysis/granting-text.ts';
import { isForDevices } from './analysis/spoken-for.ts';
import { unrestrictedGrant } from './analysis/unrestricted.ts';
import { someOf } from './wording.ts';

/** What devices do, by what doing it on anything amounts to. */
const DEVICE_ACTIONS: readonly string[] = ['iot:Connect', 'iot:Publish', 'iot:Subscribe', 'iot:Receive'];

export const check = defineCheck({
  id: 'iot-policy-any',
  title: 'An IoT policy lets a device speak for any other',
  category: 'over-permission',
  severity: 'high',
  basis: 'proved',
  kinds: ['identity'],
  controls: LEAST_PRIVILEGE,
  why: 'one device taken apart is enough to listen to all of them, and to send commands in the name of any',
  fix: 'name clients and topics by the thing that connects, with the variable `iot:Connection.Thing.ThingName`',
  checkPolicy(subject, context) {
    if (!isForDevices(subject)) return;
    for (const statement of subject.policy.statements) {
      const candidates = actionsNamed(DEVICE_ACTIONS, context.catalog);
      const named = context.engine.actionsOf(statement);
      const covered = candidates.filter(({ ordinal }) => named.hasOrdinal(ordinal));
      const grant = unrestrictedGrant(subject, statement, covered, context);
      if (!grant || !doesSomething(grant.actions, subject, context)) continue;
      context.report({
        at: grantingText(statement, grant.witness.action, context),
        policy: subject,
        statement,
        witness: grant.witness,
        message: `a device with this policy has ${someOf(
          grant.actions.map(({ id }) => id),
          DEVICE_ACTIONS.length,
        )} for every client and topic`,
      });
    }
  },
});

/** Whether more is granted than asking for messages that nothing lets the device receive. */
function doesSomething(actions: readonly Action[], subject: PolicyInContext, context: CheckContext): boolean {
  if (actions.some(({ id }) => id !== 'iot:Subscribe')) return true;
  const receive = actionsNamed(['iot:Receive'], context.catalog);
  return subject.policy.statements.some((statement) =>
    unrestrictedGrant(
      subject,
      statement,
      receive.filter(({ ordinal }) => context.engine.actionsOf(statement).hasOrdinal(ordinal)),
      context,
    ),
  );
}

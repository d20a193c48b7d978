import type { Statement } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { fsbp, LEAST_PRIVILEGE, nist } from '../controls.ts';
import { onlyReads } from '../fix/only-reads.ts';
import { belongsToAdministrator } from './analysis/administrator.ts';
import { grantingText } from './analysis/granting-text.ts';
import { isForDevices } from './analysis/spoken-for.ts';
import { type WholeService, wholeServicesOf } from './analysis/whole-services.ts';
import { GRAVE_SERVICES, severityOf } from './knowledge/services.ts';
import { boundaryNote, holderOf, someOf } from './wording.ts';

export const check = defineCheck({
  id: 'whole-service',
  title: 'Everything in a service is allowed on every resource',
  category: 'over-permission',
  severity: 'medium',
  basis: 'proved',
  kinds: ['identity'],
  controls: [
    ...fsbp('IAM.21'),
    ...LEAST_PRIVILEGE,
    ...nist('AC-2', 'AC-3(7)', 'AC-3(15)', 'AC-5', 'AC-6(2)', 'AC-6(3)', 'AC-6(10)'),
  ],
  why: 'it covers deleting, sharing and changing what belongs to others, and whatever the service learns tomorrow',
  fix: 'list the actions that are used and name the resources they are used on',
  fixEffects: ['narrower'],
  checkPolicy(subject, context) {
    if (isForDevices(subject) || belongsToAdministrator(subject, context)) return;
    const byStatement = new Map<Statement, WholeService[]>();
    for (const whole of wholeServicesOf(subject, context)) {
      // All of IAM is the way to all the rest, and `NotAction` has a check of its own.
      if (whole.service === 'iam' || whole.statement.action?.negated) continue;
      const list = byStatement.get(whole.statement);
      if (list) list.push(whole);
      else byStatement.set(whole.statement, [whole]);
    }
    for (const [statement, services] of byStatement) {
      const ordered = [...services].sort((a, b) => gravity(b) - gravity(a));
      const first = ordered[0]!;
      const consequence = GRAVE_SERVICES.get(first.service);
      const { setting } = first;
      context.report({
        at: grantingText(statement, first.witness.action, context),
        policy: subject,
        statement,
        witness: first.witness,
        severity: severityOf(ordered.map(({ service }) => service)),
        ...(setting.unknownBoundary !== undefined && { basis: 'unknown' }),
        message: `${holderOf(setting)} may do everything in ${someOf(ordered.map(({ service }) => service))}, on every resource${boundaryNote(setting)}`,
        ...(consequence && { why: `with \`${first.service}:*\` one can ${consequence}` }),
        fixes: onlyReads(
          subject,
          statement,
          ordered.map(({ service }) => service),
          context,
        ),
        subject: `Action::${ordered.map(({ service }) => `${service}:*`).join(',')}`,
      });
    }
  },
});

function gravity({ service }: WholeService): number {
  return GRAVE_SERVICES.has(service) ? 1 : 0;
}

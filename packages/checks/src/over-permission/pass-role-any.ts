import type { Answer, Circumstances, PolicyInContext, Question, Statement } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { limitPassedService } from '../fix/limit-passed-service.ts';
import { belongsToAdministrator } from './analysis/administrator.ts';
import { openPathsIn } from './analysis/escalation.ts';
import { grantingText, resourceText } from './analysis/granting-text.ts';
import { leavesOut } from './analysis/leaves-out.ts';
import { remember } from './analysis/remember.ts';
import { type Setting, settingsOf } from './analysis/setting.ts';
import { mayCoverAnyName } from './analysis/unrestricted.ts';
import { ROLE_TAKING_SERVICES } from './knowledge/role-taking-services.ts';
import { boundaryNote, holderOf, someOf } from './wording.ts';

const PASS_ROLE = 'iam:PassRole';
type Yes = Extract<Answer, { possible: 'yes' }>;

export const check = defineCheck({
  id: 'pass-role-any',
  title: 'PassRole without a limit on role or service',
  category: 'over-permission',
  severity: 'high',
  basis: 'proved',
  kinds: ['identity'],
  aliases: [
    'PASS_ROLE_WITH_STAR_IN_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
    'PASS_ROLE_WITH_NOT_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
  ],
  controls: LEAST_PRIVILEGE,
  why: 'a service that is handed a role acts with all its rights, administrator included, for whoever handed it over',
  fix: 'name the roles, and say which service they are for with `"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}`',
  fixEffects: ['narrower'],
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      const { effect, action } = statement;
      // What `NotAction` gives has a check of its own.
      if (effect !== 'Allow' || !action || action.negated) continue;
      if (!mayCoverAnyName(statement) || !context.engine.actionsOf(statement).has(PASS_ROLE)) continue;
      if (belongsToAdministrator(subject, context)) continue;
      for (const setting of settingsOf(subject, context)) {
        if (lookAt(statement, setting, subject, context)) break;
      }
    }
  },
});

/** Reports what a statement lets be passed in one setting; whether it did. */
function lookAt(
  statement: Statement,
  setting: Setting,
  subject: PolicyInContext,
  context: CheckContext,
): boolean {
  const anyRole = context.engine.arbitraryResource('iam:role', subject);
  // The cheap look first: most policies name the roles.
  const reachesAnyRole = !leavesOut(statement, anyRole, context) && ask([anyRole], 'any').possible !== 'no';
  if (reachesAnyRole) {
    // A role that can be passed and then used is an escalation, and told as such.
    if (isToldAsEscalation()) return true;
    const toAnyService = ask([anyRole], 'adverse');
    if (toAnyService.possible === 'yes') {
      const label = 'every role, and no `iam:PassedToService`';
      report(toAnyService, { severity: 'high', whom: 'any role to any service', label });
      return true;
    }
    const services = servicesForAnyRole();
    const [first] = services;
    if (first) {
      const whom = `any role to ${someOf(services.map(({ service }) => service))}`;
      report(first.answer, { severity: 'medium', whom, label: 'every role' });
      return true;
    }
  }
  // Roles that are named each by itself are what should be written, whichever service takes them.
  const patterns = statement.resource?.values.filter(({ value }) => /role\/.*\*/.test(value)) ?? [];
  if (patterns.length === 0) return false;
  const some = patterns.map(({ value }) => someRoleUnder(value, anyRole));
  const underPattern = ask(some, 'adverse');
  if (underPattern.possible !== 'yes') return false;
  report(underPattern, {
    severity: 'low',
    whom: `every role that ${someOf(patterns.map(({ value }) => context.show(value)))} covers to any service`,
    label: 'no `iam:PassedToService`',
  });
  return true;

  /** In adverse circumstances the role is passed to a service that the policy does not name. */
  function ask(
    resources: readonly string[],
    circumstances: Circumstances,
    passedTo?: Question['context'],
  ): Answer {
    const more = passedTo && { context: passedTo };
    return setting.access.ask({ actions: [PASS_ROLE], resources, statement, circumstances, ...more });
  }

  function servicesForAnyRole(): { service: string; answer: Yes }[] {
    // To say which service takes the role changes nothing where no policy speaks of it.
    if (!speaksOfService(setting, context)) return [];
    return ROLE_TAKING_SERVICES.flatMap((service) => {
      const answer = ask([anyRole], 'adverse', { 'iam:PassedToService': service });
      return answer.possible === 'yes' ? [{ service, answer }] : [];
    });
  }

  function isToldAsEscalation(): boolean {
    return openPathsIn(setting, context).some(
      ({ path, granted }) => path.gain === 'passed-role' && granted.policy === subject,
    );
  }

  function report(
    { witness }: Yes,
    { severity, whom, label }: { severity: 'high' | 'medium' | 'low'; whom: string; label: string },
  ): void {
    context.report({
      at: severity === 'low' ? resourceText(statement) : grantingText(statement, PASS_ROLE, context),
      policy: subject,
      statement,
      witness,
      severity,
      fixes: limitPassedService(subject, statement, context),
      ...(setting.unknownBoundary !== undefined && { basis: 'unknown' }),
      message: `${holderOf(setting)} can pass ${whom}${boundaryNote(setting)}`,
      label,
    });
  }
}

/** Whether some policy of a setting says anything of the service that a role is passed to. */
const speaksOfService = remember(({ policies, boundary }: Setting): boolean =>
  [...policies, ...(boundary ? [boundary] : [])].some(({ policy }) =>
    policy.statements.some(({ resource, conditions }) => {
      const texts = [...(resource?.values ?? []), ...conditions.flatMap(({ values }) => values)];
      return (
        conditions.some(({ key }) => PASSED_TO.test(key.value)) ||
        texts.some(({ value }) => PASSED_TO.test(value))
      );
    }),
  ),
);

const PASSED_TO = /iam:passedtoservice/i;

/** A role that a pattern covers, in the account of another role. */
function someRoleUnder(pattern: string, role: string): string {
  const account = role.split(':')[4]!;
  const [prefix, partition, service, region, itsAccount, ...name] = pattern.split(':');
  const whole = [prefix, partition, service, region, itsAccount === '*' ? account : itsAccount, ...name];
  return whole
    .join(':')
    .replace(/^arn:\*/, 'arn:aws')
    .replaceAll('*', 'any-other');
}

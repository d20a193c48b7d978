import type { Action, PolicyInContext, Statement } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { isSpokenFor } from '../over-permission/analysis/spoken-for.ts';
import { unrestrictedGrant } from '../over-permission/analysis/unrestricted.ts';
import { constructName } from './construct-name.ts';
import { grantCalls, granteeName } from './grant-call.ts';
import { GRANTED_RESOURCES, type GrantedResource } from './grants.ts';
import { type FittingGrants, grantsFor, isGrantable, isWrittenByGrant } from './match-grant.ts';
import { siblingResources } from './sibling-resources.ts';

export const check = defineCheck({
  id: 'wildcard-a-grant-would-narrow',
  title: 'A statement is wider than the grant that CDK has for it',
  category: 'cdk',
  severity: 'medium',
  basis: 'proved',
  kinds: ['identity'],
  controls: LEAST_PRIVILEGE,
  why: 'a grant names the resource and its actions, and keeps up with the resource and with the key that encrypts it',
  fix: 'call the grant method of the resource instead of writing a statement',
  checkPolicy(subject, context) {
    if (context.source.format !== 'cdk') return;
    for (const statement of subject.policy.statements) {
      if (isSpokenFor(subject, statement, context)) continue;
      const all = actionsBy(context.engine.actionsOf(statement), context);
      for (const resource of RESOURCES) {
        const actions = all.filter(({ id }) => isGrantable(resource, id));
        if (actions.length === 0) continue;
        const isOpen = reportAnyResource({ resource, statement, subject, context }, actions);
        if (!isOpen) reportAnyAction({ resource, statement, subject, context });
      }
    }
  },
});

/** Passing roles has a check of its own, and every role of an app would be a candidate. */
const RESOURCES = GRANTED_RESOURCES.filter(({ types }) => !types.includes('AWS::IAM::Role'));

interface Look {
  readonly resource: GrantedResource;
  readonly statement: Statement;
  readonly subject: PolicyInContext;
  readonly context: CheckContext;
}

/** Says that the statement leaves open which resource, where a grant would name it; false when it does not. */
function reportAnyResource({ resource, statement, subject, context }: Look, actions: Action[]): boolean {
  const open = unrestrictedGrant(subject, statement, actions, context);
  const fitting = open && fittingGrants(resource, statement, open.actions, context);
  if (!open || !fitting) return false;
  const siblings = siblingResources(resource.types, subject, context);
  const calls = grantCalls(fitting, siblings, subject);
  context.report({
    at: statement.resource?.range ?? statement.range,
    policy: subject,
    statement,
    witness: open.witness,
    // Without such a resource in the template it may well be one that the app does not know.
    severity: siblings.length > 0 ? 'medium' : 'suggestion',
    ...(open.setting.unknownBoundary !== undefined && { basis: 'unknown' }),
    message: `\`${granteeName(subject)}\` may use any ${resource.noun}, where ${calls.text} would name ${calls.names ? 'the one' : 'those'} it needs`,
    label: `any ${resource.noun}`,
    fix: fixOf(calls.text, fitting),
    subject: `Grant::${resource.types[0]}`,
  });
  return true;
}

/** Says that the statement names its resource, but allows more on it than grants do. */
function reportAnyAction({ resource, statement, subject, context }: Look): void {
  const siblings = siblingResources(resource.types, subject, context);
  const meant = siblings.filter(({ arn }) => arn !== undefined && isNamedBy(statement, arn));
  if (meant.length === 0) return;
  for (const { value, range } of statement.action?.values ?? []) {
    if (!/[*?]/.test(value) || isWrittenByGrant(resource.types[0]!, value)) continue;
    const covered = actionsBy(context.engine.actions([value]), context);
    const beyond = covered.filter(({ id }) => !isGrantable(resource, id));
    const fitting = fittingGrants(resource, statement, covered, context);
    if (beyond.length === 0 || !fitting) continue;
    const calls = grantCalls(fitting, meant, subject);
    context.report({
      at: range,
      policy: subject,
      statement,
      severity: 'low',
      message: `\`${value}\` allows \`${granteeName(subject)}\` ${beyond.length} actions on \`${meant.map(constructName).join('`, `')}\` that ${calls.text} would not, such as \`${beyond[0]!.id}\``,
      fix: fixOf(calls.text, fitting),
      subject: `Action::${value}`,
    });
  }
}

function fittingGrants(
  { types }: GrantedResource,
  { action }: Statement,
  actions: readonly Action[],
  { catalog }: CheckContext,
): FittingGrants | undefined {
  const written = new Set(action?.values.map(({ value }) => catalog.action(value)?.id));
  const named = actions.filter(({ id }) => written.has(id)).map(({ id }) => id);
  const broad = actions.filter(({ id }) => !written.has(id)).map(({ id }) => id);
  return grantsFor(types[0]!, named, broad);
}

function fixOf(calls: string, { rest }: FittingGrants): string {
  const call = `call ${calls} instead of writing this statement`;
  return rest.length === 0 ? call : `${call}, and name the resource for \`${rest.join('`, `')}\``;
}

/** Whether the statement's resources are a resource's own: its ARN, or what lies below it. */
function isNamedBy({ resource }: Statement, arn: string): boolean {
  return resource?.values.some(({ value }) => value === arn || value.startsWith(`${arn}/`)) ?? false;
}

function actionsBy(actions: { ordinals(): Iterable<number> }, { catalog }: CheckContext): Action[] {
  return [...actions.ordinals()].map((ordinal) => catalog.actionByOrdinal(ordinal));
}

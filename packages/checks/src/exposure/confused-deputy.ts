import {
  type AccessLevel,
  type Change,
  hasOpaque,
  type PolicyInContext,
  type PrincipalEntry,
  type ProposedFix,
  type Statement,
  type Witness,
} from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { nist, wellArchitected } from '../controls.ts';
import { addCondition } from '../fix/add-condition.ts';
import { ownAccount } from '../fix/own-account.ts';
import { callerFor } from '../principals/caller-for.ts';
import { actionsOnResource } from '../questions/actions-on-resource.ts';
import { resourceTypeOf } from '../questions/resource-type.ts';
import { writesForOneAccount } from './analysis/path-of-account.ts';
import { theResource } from './analysis/report-public.ts';
import { saysAccount, saysOnWhoseBehalf } from './knowledge/source-services.ts';

export const check = defineCheck({
  id: 'confused-deputy',
  title: 'A service may act here on behalf of any account',
  category: 'exposure',
  severity: 'medium',
  basis: 'proved',
  kinds: ['resource'],
  aliases: ['RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL'],
  controls: [...wellArchitected('SEC03-BP07'), ...nist('AC-3', 'AC-4')],
  why: 'anybody can set up the same service in an account of their own and point it at this resource',
  fix: 'add a condition on `aws:SourceArn`, `aws:SourceAccount` or `aws:SourceOrgID`',
  fixEffects: ['narrower'],
  checkPolicy(subject, context) {
    for (const { entry, statement, witness } of actingForAnybody(subject, context)) {
      const harmless = HARMLESS_LEVELS.has(context.catalog.action(witness.action)!.accessLevel);
      context.report({
        at: entry.range,
        policy: subject,
        statement,
        witness,
        // Others can at most have data of theirs encrypted or decrypted with the key, not read what is here.
        ...((harmless || resourceTypeOf(subject) === 'AWS::KMS::Key') && { severity: 'low' }),
        message: `\`${context.show(entry.value)}\` may \`${witness.action}\` on ${theResource(subject, context)} on behalf of any account`,
        label: 'no condition on the source',
        fixes: limitToOwnAccount(subject, statement, context),
        subject: `Principal::${context.show(entry.value)}`,
      });
    }
  },
});

/** A condition on the account, where nobody but services that say whose it is are let in by the statement. */
function limitToOwnAccount(
  subject: PolicyInContext,
  statement: Statement,
  context: CheckContext,
): readonly ProposedFix[] {
  const resourceType = resourceTypeOf(subject);
  const everyoneSays = statement.principal?.entries.every(
    ({ type, value }) => type === 'Service' && saysAccount(value, resourceType),
  );
  const account = ownAccount(subject, context);
  if (!everyoneSays || account === undefined) return [];
  const condition = { operator: 'StringEquals', key: 'aws:SourceAccount', value: account };
  const permission = subject.owner?.type === 'AWS::Lambda::Permission' ? subject.owner.properties : undefined;
  const change: Change | undefined = permission
    ? { type: 'insert', into: permission.range, key: 'SourceAccount', value: account }
    : addCondition(subject.policy, statement, condition);
  return change
    ? [{ title: 'ask for the own account in `aws:SourceAccount`', effect: 'narrower', changes: [change] }]
    : [];
}

interface Grant {
  readonly entry: PrincipalEntry;
  readonly statement: Statement;
  readonly witness: Witness;
}

/** Reading and listing for a service gives nothing to the one on whose behalf it acts. */
const HARMLESS_LEVELS: ReadonlySet<AccessLevel> = new Set(['Read', 'List']);

/** What services ask before they write, and tell nobody. */
const TELLS_NOTHING: ReadonlySet<string> = new Set(['s3:GetBucketAcl', 's3:GetBucketLocation']);

/**
 * Whether a statement asks for an account in a key in which services said on whose behalf they call before there was
 * `aws:SourceAccount`; `referer-for-service` tells of it.
 */
function isHeldByOldKey({ conditions }: Statement): boolean {
  return conditions.some(
    ({ key, baseOperator, ifExists, values }) =>
      /^aws:(referer|sourceowner)$/i.test(key.value) &&
      baseOperator?.toLowerCase() === 'stringequals' &&
      !ifExists &&
      values.every(({ value }) => /^\d{12}$/.test(value) || (value.length === 1 && hasOpaque(value))),
  );
}

/** What each service may do on behalf of anybody, once for each service: where there is a choice, what changes something. */
function actingForAnybody(subject: PolicyInContext, context: CheckContext): Iterable<Grant> {
  const resourceType = resourceTypeOf(subject);
  const access = context.engine.access(subject);
  const found = new Map<string, Grant>();
  for (const statement of subject.policy.statements) {
    if (statement.effect !== 'Allow' || statement.principal?.negated) continue;
    for (const entry of statement.principal?.entries ?? []) {
      if (entry.type !== 'Service' || !saysOnWhoseBehalf(entry.value, resourceType)) continue;
      const service = callerFor(entry);
      if (service === undefined) continue;
      const actions = actionsOnResource(subject, statement, context)
        .map(({ id }) => id)
        .filter((id) => !TELLS_NOTHING.has(id));
      if (actions.length === 0 || writesForOneAccount(entry.value, statement)) continue;
      if (isHeldByOldKey(statement)) continue;
      const answer = access.ask({ actions, principals: [service], circumstances: 'adverse', statement });
      if (answer.possible !== 'yes') continue;
      const level = (grant: Witness) => context.catalog.action(grant.action)!.accessLevel;
      const before = found.get(service);
      if (
        before &&
        (!HARMLESS_LEVELS.has(level(before.witness)) || HARMLESS_LEVELS.has(level(answer.witness)))
      )
        continue;
      found.set(service, { entry, statement, witness: answer.witness });
    }
  }
  return found.values();
}

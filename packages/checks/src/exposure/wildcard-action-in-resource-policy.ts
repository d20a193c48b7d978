import type { PolicyInContext, PrincipalEntry } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { callerFor } from '../principals/caller-for.ts';
import { ownershipOf } from '../principals/ownership.ts';
import { accountOf, isWholeAccount } from '../principals/principal-account.ts';
import { resourceTypeOf } from '../questions/resource-type.ts';
import { theResource } from './analysis/report-public.ts';

export const check = defineCheck({
  id: 'wildcard-action-in-resource-policy',
  title: 'A wildcard that hands out the resource policy itself',
  category: 'exposure',
  severity: 'medium',
  basis: 'proved',
  kinds: ['resource'],
  controls: LEAST_PRIVILEGE,
  why: 'who can change the policy can give itself and others everything else',
  fix: 'list the actions that are needed',
  checkPolicy(subject, context) {
    const access = context.engine.access(subject);
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Allow' || statement.principal?.negated) continue;
      const wildcard = statement.action?.negated
        ? statement.action
        : statement.action?.values.find(
            ({ value }) => value.endsWith('*') && policyActions(value, context).length > 0,
          );
      if (!wildcard) continue;
      const patterns = statement.action?.negated ? ['*'] : statement.action!.values.map(({ value }) => value);
      const actions = patterns.flatMap((pattern) => policyActions(pattern, context));
      for (const entry of statement.principal?.entries ?? []) {
        const caller = callerFor(entry);
        if (caller === undefined || isExpected(entry, subject, context)) continue;
        const answer = access.ask({ actions, principals: [caller], circumstances: 'adverse', statement });
        if (answer.possible !== 'yes') continue;
        context.report({
          at: wildcard.range,
          policy: subject,
          statement,
          witness: answer.witness,
          message: `\`${context.show(entry.value)}\` may \`${answer.witness.action}\` on ${theResource(subject, context)}`,
          subject: `Principal::${context.show(entry.value)}`,
        });
      }
    }
  },
});

/**
 * The own account as a whole may give its principals everything anyway, and a key policy has to name those who
 * administer the key.
 */
function isExpected(
  { type, value }: PrincipalEntry,
  subject: PolicyInContext,
  context: CheckContext,
): boolean {
  const account = type === 'AWS' ? accountOf(value) : undefined;
  if (account === undefined || ownershipOf(account, subject, context) === 'foreign') return false;
  return isWholeAccount(value) || resourceTypeOf(subject) === 'AWS::KMS::Key';
}

/** Actions that write or delete the policy of a resource, not of the service, among those that a pattern covers. */
function policyActions(pattern: string, { catalog }: CheckContext): readonly string[] {
  return catalog
    .actionsMatching(pattern)
    .filter(
      ({ accessLevel, name, resourceTypes }) =>
        accessLevel === 'Permissions management' &&
        resourceTypes.length > 0 &&
        /^(Put|Set|Delete|Add|Remove).*(Policy|Permission)/.test(name),
    )
    .map(({ id }) => id);
}

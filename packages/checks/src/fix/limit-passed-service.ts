import {
  hasOpaque,
  type NewValue,
  type PolicyInContext,
  type ProposedFix,
  type Statement,
} from '@leastwise/core';
import type { CheckContext } from '../check.ts';
import { PASS_ROLE_PATHS } from '../over-permission/knowledge/pass-role-paths.ts';
import { addCondition, object } from './add-condition.ts';
import { addStatement } from './add-statement.ts';

const PASS_ROLE = 'iam:PassRole';

/** More services than one policy plausibly passes roles to. */
const MOST_SERVICES = 3;

/** The services that roles are plausibly passed to, in a condition on `iam:PassedToService`. */
export function limitPassedService(
  subject: PolicyInContext,
  statement: Statement,
  context: CheckContext,
): readonly ProposedFix[] {
  const services = servicesOf(subject, context);
  const value = oneOrList(services);
  if (value === undefined || services.length > MOST_SERVICES) return [];
  const condition = { operator: 'StringEquals', key: 'iam:PassedToService', value };
  const title = `pass roles only to ${services.map((service) => `\`${service}\``).join(', ')}`;
  const passRole = statement.action?.values.find(
    ({ value: item }) => item.toLowerCase() === PASS_ROLE.toLowerCase(),
  );
  if (!passRole) return [];
  if (statement.action?.values.length === 1) {
    const change = addCondition(subject.policy, statement, condition);
    return change ? [{ title, effect: 'narrower', changes: [change] }] : [];
  }
  // Other actions know nothing of the key: passing gets a statement of its own.
  const resources = statement.resource?.values.map((resource) => resource.value) ?? [];
  if (
    resources.length === 0 ||
    resources.some(hasOpaque) ||
    statement.resource?.negated ||
    statement.conditions.length > 0
  )
    return [];
  const added = addStatement(subject.policy, [
    ['Effect', 'Allow'],
    ['Action', PASS_ROLE],
    ['Resource', oneOrList(resources)!],
    ['Condition', object(condition.operator, object(condition.key, value))],
  ]);
  if (!added) return [];
  return [{ title, effect: 'narrower', changes: [{ type: 'remove', at: passRole.range }, added] }];
}

/** The services whose actions of that sort the policy allows; else those that the roles of the template trust. */
function servicesOf(subject: PolicyInContext, context: CheckContext): readonly string[] {
  const { named } = context.engine.access(subject);
  const allows = (id: string): boolean => {
    const action = context.catalog.action(id);
    return action !== undefined && named.hasOrdinal(action.ordinal);
  };
  const used = PASS_ROLE_PATHS.filter(({ also = [], anyOf = [] }) => [...also, ...anyOf].some(allows));
  const services = new Set<string>(used.flatMap(({ passRoleTo }) => passRoleTo ?? []));
  if (services.size > 0) return [...services].sort();
  const wearers = new Set([...(subject.wornBy ?? []), subject.owner?.id]);
  const others = context.source.principals.filter(
    ({ kind, resource }) => kind === 'role' && !wearers.has(resource.id),
  );
  const trusted = others.flatMap(({ trust }) =>
    (trust?.policy.statements ?? []).flatMap(({ principal }) =>
      (principal?.entries ?? []).flatMap(({ type, value }) =>
        type === 'Service' && !hasOpaque(value) ? [value] : [],
      ),
    ),
  );
  return [...new Set(trusted)].sort();
}

function oneOrList(items: readonly string[]): NewValue | undefined {
  return items.length > 1 ? { type: 'list', items } : items[0];
}

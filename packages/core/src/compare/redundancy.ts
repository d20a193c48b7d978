import type { Catalog } from '../catalog/model.ts';
import type { ListElement, Policy, Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { compare } from './compare.ts';

/** A policy with other statements; where they stand in the file stays as it was. */
export function withStatements(policy: PolicyInContext, statements: readonly Statement[]): PolicyInContext {
  return { ...policy, policy: { ...policy.policy, statements } satisfies Policy };
}

/** A statement with other values of `Action` or `Resource` (or their negations). */
export function withValues(
  statement: Statement,
  element: 'action' | 'resource',
  values: ListElement['values'],
): Statement {
  return { ...statement, [element]: { ...statement[element]!, values } };
}

/**
 * Whether two policies do the same whatever other policies hold beside them: both allow the same requests, and both
 * deny the same. That is stricter than to allow the same alone, where a Deny of what nothing allows counts for nothing.
 */
export function doTheSame(catalog: Catalog, before: PolicyInContext, after: PolicyInContext): boolean {
  const [denied, deniedNow] = [before, after].map((policy) => withStatements(policy, deniesAsAllows(policy)));
  return isEquivalent(catalog, denied!, deniedNow!) && isEquivalent(catalog, before, after);
}

/** Whether a statement matches no request at all, whoever makes it: its conditions contradict each other. */
export function neverMatches(catalog: Catalog, policy: PolicyInContext, statement: Statement): boolean {
  const alone = withStatements(policy, [asAllow(statement)]);
  return isEquivalent(catalog, alone, withStatements(policy, []));
}

/** The Deny statements of a policy as if they allowed, to compare what is denied. */
export function deniesAsAllows({ policy }: PolicyInContext): Statement[] {
  return policy.statements.filter(({ effect }) => effect === 'Deny').map(asAllow);
}

/** Kept, so that what was compiled of them is found again. */
const asAllows = new WeakMap<Statement, Statement>();

function asAllow(deny: Statement): Statement {
  let allow = asAllows.get(deny);
  if (!allow) {
    allow = { ...deny, effect: 'Allow' };
    asAllows.set(deny, allow);
  }
  return allow;
}

function isEquivalent(catalog: Catalog, before: PolicyInContext, after: PolicyInContext): boolean {
  const same =
    before.policy.statements.length === after.policy.statements.length &&
    before.policy.statements.every((statement, at) => isSame(statement, after.policy.statements[at]!));
  return same || compare(catalog, [before], [after]).verdict === 'equivalent';
}

/** Whether two statements are the same object but for the effect, which costs nothing to see. */
function isSame(one: Statement, other: Statement): boolean {
  return (
    one.effect === other.effect &&
    one.principal === other.principal &&
    one.action === other.action &&
    one.resource === other.resource &&
    one.conditions === other.conditions
  );
}

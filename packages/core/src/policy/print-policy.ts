import type { Condition, ListElement, Policy, PrincipalElement, Statement, Text } from './policy.ts';

/**
 * A policy as plain data, as AWS takes it: elements in their usual order, a single value where the policy has one.
 * Only what could be read is in it; unreadable statements and unknown elements are not.
 */
export function policyDocument(policy: Policy): Record<string, unknown> {
  return {
    ...(policy.version && { Version: policy.version.value }),
    ...(policy.id && { Id: policy.id.value }),
    Statement: policy.statements.map(statementDocument),
  };
}

/** A statement as plain data. */
export function statementDocument({
  sid,
  effect,
  principal,
  action,
  resource,
  conditions,
}: Statement): Record<string, unknown> {
  return {
    ...(sid && { Sid: sid.value }),
    Effect: effect,
    ...(principal && { [principal.negated ? 'NotPrincipal' : 'Principal']: principalDocument(principal) }),
    ...(action && { [action.negated ? 'NotAction' : 'Action']: listDocument(action) }),
    ...(resource && { [resource.negated ? 'NotResource' : 'Resource']: listDocument(resource) }),
    ...(conditions.length > 0 && { Condition: conditionDocument(conditions) }),
  };
}

/** A policy as JSON text, indented by two spaces. */
export function printPolicy(policy: Policy): string {
  return `${JSON.stringify(policyDocument(policy), null, 2)}\n`;
}

function listDocument({ values, isList }: ListElement): unknown {
  return oneOrList(values, isList);
}

function oneOrList(values: readonly Text[], isList: boolean): unknown {
  const [only] = values;
  return !isList && values.length === 1 ? only!.value : values.map(({ value }) => value);
}

function principalDocument({ isStar, entries }: PrincipalElement): unknown {
  if (isStar) return '*';
  const byType = new Map<string, string[]>();
  for (const { type, value } of entries) {
    const list = byType.get(type);
    if (list) list.push(value);
    else byType.set(type, [value]);
  }
  return Object.fromEntries(
    [...byType].map(([type, values]) => [type, values.length === 1 ? values[0] : values]),
  );
}

function conditionDocument(conditions: readonly Condition[]): unknown {
  const byOperator = new Map<string, Map<string, unknown>>();
  for (const { operator, key, values, isList } of conditions) {
    const keys = byOperator.get(operator.value) ?? new Map<string, unknown>();
    keys.set(key.value, oneOrList(values, isList));
    byOperator.set(operator.value, keys);
  }
  return fromMap(new Map([...byOperator].map(([operator, keys]) => [operator, fromMap(keys)])));
}

/** An object of a map's entries, also for names such as `__proto__`. */
function fromMap(map: ReadonlyMap<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(map);
}

import { hasOpaque } from '../document/opaque.ts';
import type { ListElement, Policy, Statement, Text } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { parseVariables } from '../policy/variables.ts';
import type { KnownValue } from './variables.ts';

/**
 * A policy that allows at least what a policy may turn out to allow, whatever its variables and the values that
 * only deployment knows turn out to be: in Allows they become wildcards, Denies that hold any are left out.
 * Of what such a policy does not allow, the policy itself allows nothing. For Denies it is the other way round.
 * @param known what policy variables are, where that is known
 * @param effect of the statements that are widened; those of the other that are not known for certain are left out
 */
export function widened(
  policy: PolicyInContext,
  known: KnownValue,
  effect: Statement['effect'] = 'Allow',
): PolicyInContext {
  const version = policy.policy.version?.value;
  const isKnown = ({ value }: Text): boolean =>
    !hasOpaque(value) &&
    parseVariables(value, version).every(
      (part) => part.type !== 'variable' || known(part.key.toLowerCase()) !== undefined,
    );
  const statements = policy.policy.statements.flatMap(
    (statement) => widen(statement, isKnown, version, effect) ?? [],
  );
  return { ...policy, policy: { ...policy.policy, statements } satisfies Policy };
}

function widen(
  statement: Statement,
  isKnown: (text: Text) => boolean,
  version: string | undefined,
  widens: Statement['effect'],
): Statement | undefined {
  const { effect, action, resource, principal, conditions } = statement;
  const texts = [
    action?.values,
    resource?.values,
    principal?.entries,
    ...conditions.map(({ values }) => values),
  ];
  if (texts.every((list) => !list || list.every(isKnown))) return statement;
  if (effect !== widens) return undefined;
  return {
    ...statement,
    ...(principal && { principal: { ...principal, ...widenPrincipal(principal, isKnown) } }),
    ...(action && { action: widenList(action, isKnown, () => '*') }),
    ...(resource && { resource: widenList(resource, isKnown, (text) => asPattern(text, version)) }),
    conditions: conditions.filter(({ values }) => values.every(isKnown)),
  };
}

function widenPrincipal(
  { entries, negated }: NonNullable<Statement['principal']>,
  isKnown: (text: Text) => boolean,
): Partial<NonNullable<Statement['principal']>> {
  if (entries.every(isKnown)) return {};
  const [first] = entries;
  return negated
    ? { entries: entries.filter(isKnown) }
    : { entries: [...entries.filter(isKnown), { ...first!, type: 'AWS', value: '*' }] };
}

function widenList(
  list: ListElement,
  isKnown: (text: Text) => boolean,
  widenText: (text: string) => string,
): ListElement {
  return {
    ...list,
    // What is left out of a negated list is let in.
    values: list.negated
      ? list.values.filter(isKnown)
      : list.values.map((text) => (isKnown(text) ? text : { ...text, value: widenText(text.value) })),
  };
}

/** A text with a wildcard for each part that is not known; the unknown may hold the colons of an ARN. */
function asPattern(text: string, version: string | undefined): string {
  const pattern = parseVariables(text, version)
    .map((part) => (part.type === 'variable' ? '*' : part.text))
    .join('')
    .replace(/[\ue000-\uf8ff]/g, '*');
  return /^arn:[^:]*:[^:]*:[^:]*:[^:]*:/.test(pattern) ? pattern : '*';
}

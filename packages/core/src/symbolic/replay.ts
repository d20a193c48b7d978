import type { ListElement, Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { parseVariables } from '../policy/variables.ts';
import type { ContextValue, Request } from '../request/request.ts';
import { type Caller, callerOf, coversCaller } from './caller.ts';
import { matchesArn } from './interim-arn.ts';
import { matchesCondition } from './interim-condition.ts';
import { matchesGlob, type Pattern } from './interim-glob.ts';

/** The statement that grants a request. */
export interface Grant {
  readonly statement: Statement;
  readonly policy: PolicyInContext;
}

/**
 * Evaluates one request against policies and a boundary, statement by statement: the check on what the search
 * over all requests found.
 * @returns the grant when the request is allowed
 */
export function replay(
  policies: readonly PolicyInContext[],
  boundary: PolicyInContext | undefined,
  request: Request,
): Grant | undefined {
  const caller = callerOf(request.principal, request.resourceAccount ?? request.resource.split(':')[4] ?? '');
  const context = new Map<string, ContextValue>();
  for (const [key, value] of caller.context) if (value !== null) context.set(key, value);
  for (const [key, value] of Object.entries(request.context ?? {})) context.set(key.toLowerCase(), value);
  const matching = (policy: PolicyInContext, effect: Statement['effect']): Statement | undefined =>
    policy.policy.statements.find(
      (statement) => statement.effect === effect && matches(statement, policy, request, caller, context),
    );

  for (const policy of boundary ? [...policies, boundary] : policies)
    if (matching(policy, 'Deny')) return undefined;
  if (boundary && !matching(boundary, 'Allow')) return undefined;
  for (const policy of policies) {
    const statement = matching(policy, 'Allow');
    if (statement) return { statement, policy };
  }
  return undefined;
}

function matches(
  statement: Statement,
  { policy }: PolicyInContext,
  request: Request,
  caller: Caller,
  context: ReadonlyMap<string, ContextValue>,
): boolean {
  if (!coversCaller(statement, caller)) return false;
  const patterns = (texts: readonly { value: string }[]): Pattern[] =>
    texts.flatMap(({ value }) => substitute(value, policy.version?.value, context) ?? []);
  const { action, resource } = statement;
  if (
    !covers(
      action,
      ({ text }) => matchesGlob({ text: text.toLowerCase() }, request.action.toLowerCase()),
      (values) => values.map(({ value }) => ({ text: value })),
    )
  )
    return false;
  if (resource && !covers(resource, (pattern) => matchesArn(pattern, request.resource), patterns))
    return false;
  return statement.conditions.every((condition) =>
    matchesCondition(condition, patterns(condition.values), context.get(condition.key.value.toLowerCase())),
  );
}

function covers(
  element: ListElement | undefined,
  test: (pattern: Pattern) => boolean,
  patterns: (values: ListElement['values']) => Pattern[],
): boolean {
  return element !== undefined && patterns(element.values).some(test) !== element.negated;
}

function substitute(
  text: string,
  version: string | undefined,
  context: ReadonlyMap<string, ContextValue>,
): Pattern | undefined {
  if (!text.includes('${')) return { text };
  let out = '';
  const literal = new Set<number>();
  for (const part of parseVariables(text, version)) {
    const value =
      part.type === 'variable' ? (context.get(part.key.toLowerCase()) ?? part.defaultValue) : part.text;
    if (typeof value !== 'string') return undefined;
    if (part.type !== 'text') for (let at = 0; at < value.length; at++) literal.add(out.length + at);
    out += value;
  }
  return { text: out, literal };
}

import { callerOf } from '../match/caller.ts';
import type { ContextValue, Request } from '../request/request.ts';
import type { OpenVariable } from './variables.ts';

/** What a policy variable is in a request made up to show a difference. */
const VALUE = 'example';
const USER = /^(arn:[^:]*:iam::\d{12}:)role\/example$/;

/**
 * A request with a value for each policy variable, the same wherever the request holds it. A variable without
 * a value matches nothing, so that all are given one.
 * @param callerKeys whether keys that follow from who calls are left to do so, or are said like the others
 */
export function withVariables(
  request: Request,
  open: readonly OpenVariable[],
  callerKeys: 'derived' | 'as said',
): Request {
  const context: Record<string, ContextValue> = { ...request.context };
  let { resource, principal } = request;
  const isPlain = (value: ContextValue | undefined): value is string =>
    typeof value === 'string' && !open.some(({ letter }) => value.includes(letter));
  for (const { key, name: written, letter } of open) {
    const name = Object.keys(context).find((candidate) => candidate.toLowerCase() === key);
    const given = name === undefined ? undefined : context[name];
    const derived = callerKeys === 'derived' ? callerOf(principal).keys.get(key) : undefined;
    // A value with letters is made of other variables, or of itself.
    const value = isPlain(given) ? given : (derived ?? VALUE);
    const fill = (text: string): string => text.replaceAll(letter, value);
    resource = fill(resource);
    for (const [other, old] of Object.entries(context))
      context[other] = typeof old === 'string' ? fill(old) : old.map(fill);
    if (key === 'aws:username') principal = principal.replace(USER, `$1user/${value}`);
    if (
      given === undefined &&
      derived === undefined &&
      !(key === 'aws:username' && principal.endsWith(`user/${value}`))
    )
      context[written] = value;
  }
  const { context: _, ...rest } = request;
  return { ...rest, principal, resource, ...(Object.keys(context).length > 0 && { context }) };
}

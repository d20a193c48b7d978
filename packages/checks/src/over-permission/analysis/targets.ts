import type { Access, Action, Answer, PolicyInContext, Question } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { absentKeys } from './absent-keys.ts';
import { leavesOut } from './leaves-out.ts';
import { remember } from './remember.ts';

/** The resources that a request of an action names. */
export interface Targets {
  /** `service:type` of those that every request names. All must be allowed. */
  readonly every: readonly string[];
  /** Where no type is named by every request: those that it may name. One must be allowed. */
  readonly some: readonly string[];
}

/** What an action works on. Both lists are empty when it takes no resource, and then only `*` matches it. */
export const targetsOf = remember((action: Action, { catalog }): Targets => {
  const names = (required: boolean): string[] =>
    action.resourceTypes
      .filter((type) => type.required === required)
      .map((type) => `${action.service}:${type.name}`);
  const every = names(true);
  if (every.length > 0) return { every, some: [] };
  return { every, some: names(false).sort((a, b) => uses(b) - uses(a) || a.length - b.length) };

  /** How many actions of the service name a type: the plainest of several comes first. */
  function uses(type: string): number {
    const name = type.slice(type.indexOf(':') + 1);
    const actions = catalog.service(action.service)?.actions ?? [];
    return actions.filter(({ resourceTypes }) => resourceTypes.some((other) => other.name === name)).length;
  }
});

/** Whether an action can be limited to resources. */
export function canBeLimited(action: Action): boolean {
  return action.resourceTypes.length > 0;
}

/** What else a question says. */
export interface AskMore extends Pick<Question, 'statement' | 'context'> {
  /** The type of resource to ask about, where it is not the one that the action names always. */
  readonly target?: string;
}

/**
 * Whether one of the actions is allowed on resources of any name, whatever the circumstances.
 * @param actions actions with the same targets
 * @param subject whose account the resources are in, and whose names they do not have
 */
export function askOnAny(
  access: Access,
  actions: readonly Action[],
  subject: PolicyInContext,
  context: CheckContext,
  more: AskMore = {},
): Answer {
  const targets = more.target ? { every: [more.target], some: [] } : targetsOf(actions[0]!, context);
  const absent = absentKeys(access, actions[0]!, context);
  const ask = (types: readonly string[]): Answer => {
    const resources =
      types.length > 0 ? types.map((type) => context.engine.arbitraryResource(type, subject)) : ['*'];
    const { statement } = more;
    if (statement && resources.every((resource) => leavesOut(statement, resource, context)))
      return { possible: 'no' };
    return access.ask({
      actions: actions.map(({ id }) => id),
      resources,
      circumstances: 'adverse',
      ...(more.statement && { statement: more.statement }),
      context: { ...absent, ...more.context },
    });
  };
  if (targets.every.length === 0) return ask(targets.some);
  let first: Answer | undefined;
  for (const type of targets.every) {
    const answer = ask([type]);
    if (answer.possible !== 'yes') return answer;
    first ??= answer;
  }
  return first!;
}

/** Whether an action is allowed on some resource, whatever the circumstances. */
export function askOnSome(
  access: Access,
  action: string,
  context: CheckContext,
  more: Pick<Question, 'statement' | 'context'> = {},
): Answer {
  const known = context.catalog.action(action);
  const [subject] = access.policies;
  if (!known || !subject) return { possible: 'no' };
  // The cheap question first: what is allowed on a resource of any name is allowed on some.
  const onAny = askOnAny(access, [known], subject, context, more);
  if (onAny.possible === 'yes') return onAny;
  const absent = absentKeys(access, known, context);
  return access.ask({
    actions: [action],
    circumstances: 'adverse',
    ...more,
    context: { ...absent, ...more.context },
  });
}

import type { Access, Action, Answer, PolicyInContext, Question } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
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
  more: Pick<Question, 'statement' | 'context'> = {},
): Answer {
  const targets = targetsOf(actions[0]!, context);
  const parts = partsAskedFor(access, actions[0]!, context);
  const ask = (types: readonly string[]): Answer =>
    access.ask({
      actions: actions.map(({ id }) => id),
      resources:
        types.length > 0 ? types.map((type) => context.engine.arbitraryResource(type, subject)) : ['*'],
      circumstances: 'adverse',
      ...more,
      context: { ...parts, ...more.context },
    });
  if (targets.every.length === 0) return ask(targets.some);
  let first: Answer | undefined;
  for (const type of targets.every) {
    const answer = ask([type]);
    if (answer.possible !== 'yes') return answer;
    first ??= answer;
  }
  return first!;
}

/**
 * Keys of a request that say which part of a resource it is about, or what the resource belongs to. A policy
 * that names values for them limits what can be reached, though the caller chooses them.
 */
const NAMES_A_PART =
  /^(dynamodb:(leadingkeys|(first|second|third|fourth)partitionkeyvalues)|ecs:(cluster|service|task)|secretsmanager:(secretid|name)|lambda:functionarn|elasticbeanstalk:inapplication|s3:prefix|sns:endpoint)$/;

/** For each of these keys that the policies speak of and an action knows a value that no policy names. */
function partsAskedFor(access: Access, action: Action, context: CheckContext): Record<string, string[]> {
  const known = keysOfParts(access, context).filter((key) => context.catalog.actionKnowsKey(action, key));
  return Object.fromEntries(known.map((key) => [key, ['any-other']]));
}

const keysOfParts = remember((access: Access): readonly string[] =>
  access.policies
    .flatMap(({ policy }) => policy.statements.flatMap(({ conditions }) => conditions))
    .map(({ key }) => key.value)
    .filter((key) => NAMES_A_PART.test(key.toLowerCase())),
);

/** Whether an action is allowed on some resource, whatever the circumstances. */
export function askOnSome(
  access: Access,
  action: string,
  more: Pick<Question, 'statement' | 'context'> = {},
): Answer {
  return access.ask({ actions: [action], circumstances: 'adverse', ...more });
}

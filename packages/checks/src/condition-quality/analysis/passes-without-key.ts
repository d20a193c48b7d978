import { actionsAlwaysWith, type PolicyInContext, type Statement, type Witness } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { callerFor } from '../../principals/caller-for.ts';

/**
 * A request without a condition key that a statement allows all the same, with what else it asks for met;
 * undefined when there is none, or that is not known.
 * @param counts whether a request for an action may be without the key at all
 */
export function passesWithoutKey(
  subject: PolicyInContext,
  statement: Statement,
  key: string,
  { engine, catalog }: CheckContext,
  counts: (action: string) => boolean = () => true,
): Witness | undefined {
  const named = statement.principal?.negated ? [] : (statement.principal?.entries ?? []);
  const callers = named.map((entry) =>
    entry.value === '*' ? engine.outsiders(subject)[0] : callerFor(entry),
  );
  const principals = callers.filter((caller) => caller !== undefined);
  if (statement.principal && principals.length === 0) return undefined;
  const always = new Set(actionsAlwaysWith(key));
  const actions = someActions(statement, { engine, catalog }).filter(
    (id) => counts(id) && !always.has(id.toLowerCase()),
  );
  if (actions.length === 0) return undefined;
  const answer = engine.access(subject).ask({
    actions,
    ...(statement.principal && { principals }),
    context: { [key]: null },
    statement,
  });
  return answer.possible === 'yes' ? answer.witness : undefined;
}

/** Actions to try at most: to find that none of thousands passes would take long, and says little more. */
const MAX_ACTIONS = 50;

/** The actions of a statement or, where they are many, some from all over. */
export function someActions(
  statement: Statement,
  { engine, catalog }: Pick<CheckContext, 'engine' | 'catalog'>,
): readonly string[] {
  const ordinals = [...engine.actionsOf(statement).ordinals()];
  const step = Math.ceil(ordinals.length / MAX_ACTIONS);
  return ordinals.filter((_, at) => at % step === 0).map((ordinal) => catalog.actionByOrdinal(ordinal).id);
}

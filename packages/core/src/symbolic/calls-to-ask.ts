import type { CallerStatements } from './caller-statements.ts';
import type { ActionBits } from './catalog-actions.ts';
import type { PolicySet } from './policy-set.ts';
import type { Question } from './question.ts';
import { SPECIAL_SERVICES } from './services/index.ts';
import { mayBeTurnedAway, turnsAway } from './services/turns-away.ts';

/** One caller and one action, by its ordinal in the catalogue. */
export interface Call {
  readonly statements: CallerStatements;
  readonly ordinal: number;
}

const SPECIAL_ACTIONS = SPECIAL_SERVICES.map(({ prefix }) => `${prefix}:*`);

/**
 * The calls that a question is about, caller by caller; at the end those that a service does not take from the caller
 * whatever policies say, so that they are an example only where there is no other.
 */
export function* callsToAsk(
  set: PolicySet,
  principals: readonly string[],
  { context }: Question,
  isAsked: (ordinal: number) => boolean,
  actions: ActionBits,
): Generator<Call> {
  const refused: Call[] = [];
  for (const principal of principals) {
    const statements = set.toCaller(principal, context);
    const { caller } = statements;
    const special = mayBeTurnedAway(caller) ? set.actions(SPECIAL_ACTIONS) : undefined;
    for (const ordinal of actions.ordinals()) {
      if (!isAsked(ordinal)) continue;
      const call = { statements, ordinal };
      const isSpecial = special?.hasOrdinal(ordinal) ?? false;
      if (isSpecial && turnsAway(set.catalog.actionByOrdinal(ordinal), caller)) refused.push(call);
      else yield call;
    }
  }
  yield* refused;
}

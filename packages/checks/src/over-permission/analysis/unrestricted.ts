import type { Action, PolicyInContext, Statement, Witness } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { remember } from './remember.ts';
import { type Setting, settingsOf } from './setting.ts';
import { askOnAny, canBeLimited, targetsOf } from './targets.ts';

/** Actions that a statement grants on resources of any name, though they could be limited to some. */
export interface UnrestrictedGrant {
  /** In the catalogue's order. */
  readonly actions: readonly Action[];
  readonly witness: Witness;
  readonly setting: Setting;
}

/**
 * Which of the candidate actions a statement grants on resources of any name, whatever the circumstances;
 * undefined when it grants none so. Denies of the policy and of all worn beside it count, and the boundary.
 */
export function unrestrictedGrant(
  subject: PolicyInContext,
  statement: Statement,
  candidates: readonly Action[],
  context: CheckContext,
): UnrestrictedGrant | undefined {
  if (!mayCoverAnyName(statement)) return undefined;
  const named = context.engine.actionsOf(statement);
  const granted = candidates.filter((action) => canBeLimited(action) && named.hasOrdinal(action.ordinal));
  if (granted.length === 0) return undefined;
  let best: UnrestrictedGrant | undefined;
  for (const setting of settingsOf(subject, context)) {
    const found = grantIn(setting, subject, statement, granted, context);
    if (found && found.actions.length > (best?.actions.length ?? 0)) best = found;
  }
  return best;
}

function grantIn(
  setting: Setting,
  subject: PolicyInContext,
  statement: Statement,
  granted: readonly Action[],
  context: CheckContext,
): UnrestrictedGrant | undefined {
  const actions: Action[] = [];
  const known = possibleIn(setting, context);
  const answers = known.get(statement) ?? new Map<string, boolean>();
  known.set(statement, answers);
  let witness: Witness | undefined;
  for (const [signature, alike] of groupAlike(setting, statement, granted, context)) {
    // Another check may have asked of actions just like these; a witness is wanted of one's own.
    const isKnown = answers.get(signature);
    if (isKnown === false) continue;
    if (isKnown === undefined || !witness) {
      const answer = askOnAny(setting.access, alike.slice(0, 1), subject, context, { statement });
      answers.set(signature, answer.possible === 'yes');
      if (answer.possible !== 'yes') continue;
      witness ??= answer.witness;
    }
    actions.push(...alike);
  }
  if (!witness) return undefined;
  actions.sort((a, b) => a.ordinal - b.ordinal);
  return { actions, witness, setting };
}

/** Of each statement in a setting: which kinds of actions it grants on resources of any name. */
const possibleIn = remember((_: Setting) => new Map<Statement, Map<string, boolean>>());

/**
 * Puts actions together that policies cannot tell apart: with the same targets, covered by the same
 * statements that take away, and knowing the same of the condition keys that play a part.
 */
function groupAlike(
  setting: Setting,
  statement: Statement,
  actions: readonly Action[],
  context: CheckContext,
): ReadonlyMap<string, Action[]> {
  const coversAll = coversEveryResource(statement);
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    const limits = limitsOn(setting, action, context);
    let signature = String(limits);
    // What covers every resource, with nothing to take away, covers all types alike.
    if (!coversAll || limits > 0) {
      const { every, some } = targetsOf(action, context);
      signature += `|${every.join()}|${some.join()}`;
    }
    for (const { key } of statement.conditions)
      signature += context.catalog.actionKnowsKey(action, key.value) ? '+' : '-';
    const group = groups.get(signature);
    if (group) group.push(action);
    else groups.set(signature, [action]);
  }
  return groups;
}

/** What takes away from actions in a setting, numbered, so that it is told apart once for each action. */
interface Limits {
  readonly byAction: Map<number, number>;
  readonly kinds: Map<string, number>;
}

const limitsIn = remember((_: Setting): Limits => ({ byAction: new Map(), kinds: new Map([['', 0]]) }));

/**
 * A number for which statements take away from an action and which of their condition keys it knows: the same for
 * actions alike; 0 where nothing does.
 */
function limitsOn(setting: Setting, action: Action, context: CheckContext): number {
  const limiting = limitingStatements(setting, context);
  if (limiting.length === 0) return 0;
  const { byAction, kinds } = limitsIn(setting, context);
  let number = byAction.get(action.ordinal);
  if (number === undefined) {
    let limits = '';
    for (const [at, limit] of limiting.entries()) {
      if (!context.engine.actionsOf(limit).hasOrdinal(action.ordinal)) continue;
      limits += `,${at}`;
      for (const { key } of limit.conditions)
        limits += context.catalog.actionKnowsKey(action, key.value) ? '+' : '-';
    }
    number = kinds.get(limits) ?? kinds.size;
    kinds.set(limits, number);
    byAction.set(action.ordinal, number);
  }
  return number;
}

/** Statements that take away from what another allows: every Deny, and all of the boundary. */
export const limitingStatements = remember((setting: Setting): readonly Statement[] => [
  ...setting.policies.flatMap(({ policy }) => policy.statements.filter(({ effect }) => effect === 'Deny')),
  ...(setting.boundary?.policy.statements ?? []),
]);

/** Whether a statement's `Resource` is everything. */
export function coversEveryResource({ resource }: Statement): boolean {
  return resource !== undefined && !resource.negated && resource.values.some(({ value }) => value === '*');
}

/**
 * Whether a statement could allow something on resources of any name: only a wildcard, a policy variable or
 * `NotResource` can, so that most statements need no question.
 */
export function mayCoverAnyName({ effect, resource }: Statement): boolean {
  return (
    effect === 'Allow' &&
    resource !== undefined &&
    (resource.negated || resource.values.some(({ value }) => /[*?$]/.test(value)))
  );
}

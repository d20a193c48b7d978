import {
  type Action,
  type Catalog,
  type Condition,
  operatorNamed,
  type Statement,
  type Text,
} from '@leastwise/core';
import { classifyAction } from '../action/classify-action.ts';
import { isIncompletelyDocumented } from '../action/reference-gaps.ts';
import { isEveryResource } from '../arn/arn-pattern.ts';
import { boundedMemo } from '../bounded-memo.ts';
import { knownKey } from '../condition/classify-key.ts';
import { type ConditionFinding, defineConditionCheck } from '../condition/define-condition-check.ts';
import { someOf } from '../over-permission/wording.ts';

export const check = defineConditionCheck({
  id: 'condition-key-not-for-action',
  title: 'A condition key that none of the actions knows',
  severity: 'warning',
  kinds: ['identity', 'boundary', 'session', 'scp', 'rcp', 'resource', 'endpoint'],
  aliases: ['UNSUPPORTED_ACTION_FOR_CONDITION_KEY', 'MISSING_ACTION_FOR_CONDITION_KEY'],
  why: 'requests for these actions never have the key',
  fix: 'use a key that the actions know, or put the actions that know this one into the statement',
  look(condition, { catalog }, statement) {
    const key = knownKey(condition.key.value, catalog);
    // What a token claims is in the requests that come with the token, whatever the reference says of actions.
    if (!key || key.global || /^aws:|^[^:]*[./]/.test(condition.key.value)) return undefined;
    if (someActionMayKnow(statement, key.name, catalog)) {
      return ofSome(condition, statement, actionsThatDoNotKnow(statement, key.name, catalog));
    }
    return {
      at: condition.key.range,
      message: `no action of the statement knows \`${condition.key.value}\``,
      label: consequence(condition, statement),
    };
  },
});

/** What is said where some actions know the key: only of what the others lose, or are denied, altogether. */
function ofSome(
  condition: Condition,
  { effect }: Statement,
  actions: readonly Text[],
): ConditionFinding | undefined {
  const [first] = actions;
  if (!first || isTrueWhenAbsent(condition) !== (effect === 'Deny')) return undefined;
  const names = someOf(actions.map(({ value }) => value));
  const know = actions.length === 1 ? 'does' : 'do';
  return {
    at: condition.key.range,
    message: `${names} ${know} not know \`${condition.key.value}\`, so ${effect === 'Allow' ? 'the statement never allows' : 'no value of it spares'} ${actions.length === 1 ? 'it' : 'them'}`,
    related: [{ at: first.range, message: `has no \`${condition.key.value}\`` }],
    fix: 'put these actions into a statement of their own, without the key',
  };
}

/** The actions that a statement names in full and that have the key in no request, as far as is documented. */
function actionsThatDoNotKnow({ action }: Statement, key: string, catalog: Catalog): readonly Text[] {
  return (action?.values ?? []).filter(({ value }) => {
    const one = catalog.action(value);
    return one && !isIncompletelyDocumented(one.id) && !catalog.actionKnowsKey(one, key);
  });
}

const answers = boundedMemo<boolean>();

function someActionMayKnow({ action }: Statement, key: string, catalog: Catalog): boolean {
  if (!action || action.negated || action.values.length === 0) return true;
  return action.values.some(({ value }) =>
    answers(catalog, `${key}\n${value}`, () => {
      if (isEveryResource(value)) return true;
      // What an action that the catalogue does not list knows, nobody can say.
      if (!['known', 'wildcard-service'].includes(classifyAction(value, catalog))) return true;
      return catalog
        .actionsMatching(value)
        .some((one: Action) => isIncompletelyDocumented(one.id) || catalog.actionKnowsKey(one, key));
    }),
  );
}

/** What becomes of a condition whose key is always absent. */
function consequence(condition: Condition, { effect }: Statement): string {
  if (isTrueWhenAbsent(condition)) return 'always true here';
  return effect === 'Allow'
    ? 'never true here: the statement grants nothing'
    : 'never true here: the statement denies nothing';
}

function isTrueWhenAbsent({ baseOperator, ifExists, qualifier, values }: Condition): boolean {
  const operator = baseOperator === undefined ? undefined : operatorNamed(baseOperator);
  return operator?.family === 'null'
    ? values.some(({ value }) => value.toLowerCase() === 'true')
    : ifExists || qualifier === 'ForAllValues' || (operator?.negated === true && qualifier !== 'ForAnyValue');
}

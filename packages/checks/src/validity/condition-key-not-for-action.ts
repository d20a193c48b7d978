import { type Action, type Catalog, type Condition, operatorNamed, type Statement } from '@leastwise/core';
import { classifyAction } from '../action/classify-action.ts';
import { isIncompletelyDocumented } from '../action/reference-gaps.ts';
import { isEveryResource } from '../arn/arn-pattern.ts';
import { boundedMemo } from '../bounded-memo.ts';
import { knownKey } from '../condition/classify-key.ts';
import { defineConditionCheck } from '../condition/define-condition-check.ts';

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
    if (someActionMayKnow(statement, key.name, catalog)) return undefined;
    return {
      at: condition.key.range,
      message: `no action of the statement knows \`${condition.key.value}\``,
      label: consequence(condition, statement),
    };
  },
});

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
function consequence(
  { baseOperator, ifExists, qualifier, values }: Condition,
  { effect }: Statement,
): string {
  const operator = baseOperator === undefined ? undefined : operatorNamed(baseOperator);
  const isTrue =
    operator?.family === 'null'
      ? values.some(({ value }) => value.toLowerCase() === 'true')
      : ifExists ||
        qualifier === 'ForAllValues' ||
        (operator?.negated === true && qualifier !== 'ForAnyValue');
  if (isTrue) return 'always true here';
  return effect === 'Allow'
    ? 'never true here: the statement grants nothing'
    : 'never true here: the statement denies nothing';
}

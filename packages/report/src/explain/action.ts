import type { ActionFacts, ActionPatternFacts } from '@leastwise/core';
import { count, grouped } from '../text/plural.ts';
import { conditionKeyRow } from './condition-keys.ts';
import {
  blocks,
  type ExplanationOptions,
  nameList,
  paragraph,
  rows,
  section,
  sentence,
  title,
} from './layout.ts';

/** What an action is, what it takes and how to allow it narrowly. */
export function renderAction(facts: ActionFacts, options: ExplanationOptions): string {
  const { action, resourceTypes, conditionKeys, example } = facts;
  const ofTypes = resourceTypes.flatMap((accepted) => accepted.conditionKeys);
  const onlyOfTypes = [...new Map(ofTypes.map((key) => [key.name, key])).values()];
  return blocks(
    title(action.id, `${facts.serviceName}, ${action.accessLevel}`, options),
    paragraph(sentence(action.description), options),
    resourceTypes.length === 0
      ? paragraph('It takes no resource: a statement that allows it needs `"Resource": "*"`.', options)
      : section(
          'resources',
          rows(
            resourceTypes.flatMap(({ type, required }) =>
              type.arns.map((arn, at) => ({
                name: at === 0 ? type.name + (required ? '*' : '') : '',
                text: arn,
              })),
            ),
            options,
          ).concat(resourceTypes.some(({ required }) => required) ? ['* in every request'] : []),
          options,
        ),
    section(
      'condition keys, beside the global ones',
      rows(conditionKeys.map(conditionKeyRow), options),
      options,
    ),
    section('condition keys of its resources', rows(onlyOfTypes.map(conditionKeyRow), options), options),
    section('needs besides', nameList(action.dependentActions, options), options),
    section('to begin with', JSON.stringify(example, null, 2).split('\n'), options),
  );
}

/** Patterns that match more than this show how many more there are. */
const MOST = 200;

/** What a pattern of actions matches. */
export function renderActionPattern(facts: ActionPatternFacts, options: ExplanationOptions): string {
  const { pattern, actions, actionCount } = facts;
  const shown = actions.slice(0, MOST);
  const services = new Set(actions.map(({ service }) => service)).size;
  return blocks(
    title(pattern, `${count(actions.length, 'action')} of ${count(services, 'service')}`, options),
    section(
      'matches',
      rows(
        shown.map(({ id, accessLevel }) => ({ name: id, text: accessLevel })),
        options,
      ),
      options,
    ),
    shown.length < actions.length
      ? paragraph(
          `and ${grouped(actions.length - shown.length)} more, of the ${grouped(actionCount)} there are`,
          options,
        )
      : [],
  );
}

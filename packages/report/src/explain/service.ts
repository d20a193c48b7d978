import type { ResourceTypeFacts, ServiceFacts } from '@leastwise/core';
import { count } from '../text/plural.ts';
import { conditionKeyRow } from './condition-keys.ts';
import { blocks, type ExplanationOptions, nameList, paragraph, rows, section, title } from './layout.ts';

/** What a service has: actions by level, resource types, condition keys. */
export function renderService(facts: ServiceFacts, options: ExplanationOptions): string {
  const { prefix, actions, resourceTypes, conditionKeys } = facts;
  const total = [...actions.values()].reduce((sum, list) => sum + list.length, 0);
  return blocks(
    title(prefix, `${facts.name}, ${count(total, 'action')}`, options),
    paragraph(
      facts.resourceControlPolicies
        ? 'Resource control policies bind its resources.'
        : 'Resource control policies do not reach its resources.',
      options,
    ),
    ...[...actions].map(([level, list]) =>
      section(
        `${level} (${list.length})`,
        list.length === 0
          ? []
          : nameList(
              list.map(({ name }) => name),
              options,
            ),
        options,
      ),
    ),
    section(
      'resources',
      rows(
        resourceTypes.flatMap(({ name, arns }) =>
          arns.map((arn, at) => ({ name: at === 0 ? `${prefix}:${name}` : '', text: arn })),
        ),
        options,
      ),
      options,
    ),
    section(
      'condition keys, beside the global ones',
      rows(conditionKeys.map(conditionKeyRow), options),
      options,
    ),
  );
}

/** What a resource type is called in ARNs, and which actions take it. */
export function renderResourceType(facts: ResourceTypeFacts, options: ExplanationOptions): string {
  const { type, conditionKeys, actions } = facts;
  return blocks(
    title(`${type.service}:${type.name}`, 'resource type', options),
    section(
      'ARN',
      rows(
        type.arns.map((arn) => ({ name: arn, text: '' })),
        options,
      ),
      options,
    ),
    section('condition keys', rows(conditionKeys.map(conditionKeyRow), options), options),
    section(
      `taken by ${count(actions.length, 'action')}`,
      rows(
        actions.map(({ id, accessLevel }) => ({ name: id, text: accessLevel })),
        options,
      ),
      options,
    ),
  );
}

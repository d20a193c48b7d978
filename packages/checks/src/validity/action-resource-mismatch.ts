import type { Action, Catalog } from '@leastwise/core';
import { defineMisfitCheck } from '../action/define-misfit-check.ts';

export const check = defineMisfitCheck(({ takesNone }) => !takesNone, {
  id: 'action-resource-mismatch',
  title: 'An action and resources that cannot meet',
  severity: 'warning',
  basis: 'proved',
  aliases: ['UNSUPPORTED_RESOURCE_ARN_IN_POLICY'],
  why: 'no request is for both, so these actions are neither allowed nor denied here',
  fix: 'add resources of a type that the action works on, or move the action to a statement that has them',
  describe({ action }, names, catalog) {
    return {
      message: `${names} cannot be used on any resource of the statement`,
      label: `works on ${typesOf(action, catalog)}`,
    };
  },
});

/** The plainest ARN of what an action works on, and how many types there are besides. */
function typesOf(action: Action, catalog: Catalog): string {
  const arns = action.resourceTypes.map(
    ({ name }) => catalog.resourceType(action.service, name)?.arn ?? name,
  );
  const [first, ...others] = arns.toSorted((a, b) => a.length - b.length);
  const more = others.length === 0 ? '' : `, and ${others.length} more type${others.length === 1 ? '' : 's'}`;
  return `\`${first!.replace('${Partition}', 'aws')}\`${more}`;
}

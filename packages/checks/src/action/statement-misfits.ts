import { type Action, type Catalog, hasOpaque, type ResourceType, type Text } from '@leastwise/core';
import { flawedItems } from '../arn/arn-flaws.ts';
import { isEveryResource } from '../arn/arn-pattern.ts';
import { canBeOfType } from '../arn/resource-type-pattern.ts';
import { statementMemo } from '../statement-memo.ts';
import { notableItems } from './classify-action.ts';
import { isIncompletelyDocumented } from './reference-gaps.ts';

/** An item of `Action` of which no action can be used on the statement's resources. */
export interface Misfit {
  readonly item: Text;
  /** One of its actions. */
  readonly action: Action;
  /** Whether none of its actions takes a resource at all, so that only `*` would do. */
  readonly takesNone: boolean;
}

/**
 * Items of `Action` that cannot meet the resources of their statement, whatever the request. An item with
 * wildcards is one only when all the actions that it matches are.
 */
export const misfitsOf = statementMemo((statement, catalog: Catalog): readonly Misfit[] => {
  const { action, resource } = statement;
  if (!action || action.negated || !resource || resource.negated || resource.values.length === 0) return [];
  const resources = resource.values.map(({ value }) => value);
  if (resources.some((text) => isEveryResource(text) || isOnlyOpaque(text))) return [];
  // An ARN that fits nothing has a finding of its own; what it should have been is anyone's guess.
  if (flawedItems(statement, catalog).length > 0) return [];
  const notable = new Set(notableItems(statement, catalog).map(({ item }) => item));
  const reached = new Map<ResourceType, boolean>();
  const reaches = (type: ResourceType): boolean => {
    let answer = reached.get(type);
    if (answer === undefined) {
      answer = resources.some((text) => canBeOfType(text, type));
      reached.set(type, answer);
    }
    return answer;
  };
  const misfits: Misfit[] = [];
  for (const item of action.values) {
    if (notable.has(item) || isEveryResource(item.value)) continue;
    const actions = catalog.actionsMatching(item.value);
    // A type that the catalogue does not describe may be anything.
    const meets = (one: Action): boolean =>
      resourceTypesOf(one, catalog).some((type) => !type || reaches(type));
    if (actions.length === 0 || actions.some(meets)) continue;
    const takesNone = actions.every(({ resourceTypes }) => resourceTypes.length === 0);
    const example = actions.find(({ resourceTypes }) => resourceTypes.length > 0) ?? actions[0]!;
    misfits.push({ item, action: example, takesNone });
  }
  return misfits;
});

const types = new WeakMap<Action, readonly (ResourceType | undefined)[]>();

/** The resource types of an action; with undefined among them where they are not all known. */
function resourceTypesOf(action: Action, catalog: Catalog): readonly (ResourceType | undefined)[] {
  let found = types.get(action);
  if (!found) {
    found = isIncompletelyDocumented(action.id)
      ? [undefined]
      : action.resourceTypes.map(({ name }) => catalog.resourceType(action.service, name));
    types.set(action, found);
  }
  return found;
}

/** Whether nothing at all is known of a text. */
function isOnlyOpaque(text: string): boolean {
  return hasOpaque(text) && !text.includes(':');
}

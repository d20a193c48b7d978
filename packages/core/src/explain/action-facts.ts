import type { Action, Catalog, ConditionKey } from '../catalog/model.ts';
import { exampleStatement } from './example-statement.ts';
import type { ActionFacts, ActionPatternFacts } from './facts.ts';

/**
 * What is known of an action.
 * @param id `service:Action` in any case
 * @returns undefined when there is no such action
 */
export function explainAction(catalog: Catalog, id: string): ActionFacts | undefined {
  const action = catalog.action(id);
  if (!action) return undefined;
  const own = new Set(action.conditionKeys);
  return {
    kind: 'action',
    action,
    serviceName: catalog.service(action.service)?.name ?? action.service,
    resourceTypes: action.resourceTypes.flatMap(({ name, required, conditionKeys }) => {
      const type = catalog.resourceType(action.service, name);
      if (!type) return [];
      const names = new Set([...conditionKeys, ...type.conditionKeys].filter((key) => !own.has(key)));
      return [{ type, required, conditionKeys: keysNamed(catalog, action, names) }];
    }),
    conditionKeys: keysNamed(catalog, action, own),
    example: exampleStatement(action, catalog),
  };
}

/** What a pattern of actions matches. */
export function explainActionPattern(catalog: Catalog, pattern: string): ActionPatternFacts {
  return {
    kind: 'action-pattern',
    pattern,
    actions: catalog.actionsMatching(pattern),
    actionCount: catalog.actionCount,
  };
}

function keysNamed(catalog: Catalog, action: Action, names: Iterable<string>): readonly ConditionKey[] {
  const keys = catalog.service(action.service)?.conditionKeys ?? [];
  return [...names].flatMap((name) => keys.find((key) => key.name === name) ?? []);
}

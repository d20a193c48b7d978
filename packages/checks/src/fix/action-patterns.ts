import type { Action, Catalog } from '@leastwise/core';

/**
 * The fewest items for `Action` that cover exactly some of the actions of a service that exist: `s3:List*` where all
 * that begin with the word are wanted, names otherwise. In order.
 */
export function actionPatterns(
  catalog: Catalog,
  service: string,
  isWanted: (action: Action) => boolean,
): readonly string[] {
  const actions = catalog.service(service)?.actions ?? [];
  const items = new Set<string>();
  for (const action of actions) {
    if (!isWanted(action)) continue;
    const verb = /^[A-Z]+[a-z0-9]*/.exec(action.name)?.[0] ?? action.name;
    const alike = actions.filter(({ name }) => name.toLowerCase().startsWith(verb.toLowerCase()));
    const isWhole = alike.length > 1 && alike.every(isWanted);
    items.add(isWhole ? `${service}:${verb}*` : action.id);
  }
  return [...items].sort();
}

import type { Action, Catalog } from '@leastwise/core';

const known = new WeakMap<Action, boolean>();

/** Whether requests for an action bring the tags of the resource, as far as the reference says. */
export function bringsResourceTags(action: Action, catalog: Catalog): boolean {
  let brings = known.get(action);
  if (brings === undefined) {
    brings = findTagKey(action, catalog);
    known.set(action, brings);
  }
  return brings;
}

function findTagKey(action: Action, catalog: Catalog): boolean {
  return (
    action.conditionKeys.some(isTagKey) ||
    action.resourceTypes.some(
      ({ name, conditionKeys }) =>
        conditionKeys.some(isTagKey) ||
        (catalog.resourceType(action.service, name)?.conditionKeys ?? []).some(isTagKey),
    )
  );
}

function isTagKey(key: string): boolean {
  return key.toLowerCase().startsWith('aws:resourcetag/');
}

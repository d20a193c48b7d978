import type { Action, Catalog } from '@leastwise/core';

/** Whether requests for an action bring the tags of the resource, as far as the reference says. */
export function bringsResourceTags(action: Action, catalog: Catalog): boolean {
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

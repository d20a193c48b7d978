import type { Catalog } from '@leastwise/core';
import { nearest } from './nearest.ts';

/** The action that was most likely meant by one that does not exist. */
export function suggestAction(catalog: Catalog, id: string): string | undefined {
  const colon = id.indexOf(':');
  const service = catalog.service(id.slice(0, colon));
  if (!service) return undefined;
  const name = nearest(
    id.slice(colon + 1),
    service.actions.map((action) => action.name),
  );
  return name === undefined ? undefined : `${service.prefix}:${name}`;
}

/** The service prefix that was most likely meant by one that does not exist. */
export function suggestService(catalog: Catalog, prefix: string): string | undefined {
  return nearest(prefix, catalog.servicePrefixes());
}

/** The condition key that was most likely meant by one that does not exist. */
export function suggestConditionKey(catalog: Catalog, name: string): string | undefined {
  const colon = name.indexOf(':');
  const prefix = name.slice(0, colon).toLowerCase();
  const keys =
    prefix === 'aws' ? catalog.globalConditionKeys() : (catalog.service(prefix)?.conditionKeys ?? []);
  return nearest(
    name,
    keys.map((key) => key.name),
  );
}

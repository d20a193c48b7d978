import { permissionsFor } from './api-names.ts';
import { closest, distance, isNear } from './closest.ts';
import type { Catalog } from './model.ts';
import { prefixesNamed } from './service-names.ts';

/**
 * The action that was most likely meant by an id that names none: the permission of the API operation of that
 * name, a name that differs little in the same service, the same name in the service that was meant.
 */
export function suggestAction(catalog: Catalog, id: string): string | undefined {
  const colon = id.indexOf(':');
  if (colon <= 0) return undefined;
  const renamed = permissionsFor(id)[0];
  if (renamed !== undefined) return renamed;
  const prefix = id.slice(0, colon);
  const name = id.slice(colon + 1);
  const service = catalog.service(prefix);
  if (service) {
    const names = service.actions.map((action) => action.name);
    const near = closest(name, doingAlike(name, names));
    if (near !== undefined) return `${service.prefix}:${near}`;
  }
  for (const meant of [...prefixesNamed(prefix), ...nearPrefixes(catalog, prefix)]) {
    const exact = catalog.action(`${meant}:${name}`);
    if (exact) return exact.id;
    const [permission] = permissionsFor(`${meant}:${name}`);
    if (permission !== undefined) return permission;
  }
  return undefined;
}

/** Verbs that are taken for one another. */
const ALIKE: readonly ReadonlySet<string>[] = [
  new Set(['describe', 'get', 'list', 'lookup', 'read', 'search', 'view']),
  new Set(['modify', 'put', 'set', 'update']),
];

/**
 * The names of a service but those that do something else, or do it to something else, than a name says: nobody
 * mistypes `Get` as `Delete`, nor `Table` as `Jobs`. A verb that no action of the service has may be a slip for any.
 */
function doingAlike(name: string, names: readonly string[]): readonly string[] {
  const { verb, object } = partsOf(name);
  const parts = names.map(partsOf);
  if (!parts.some((one) => one.verb === verb)) return names;
  const alike = ALIKE.find((verbs) => verbs.has(verb)) ?? new Set([verb]);
  return names.filter((_, at) => alike.has(parts[at]!.verb) && isNear(object, parts[at]!.object));
}

/** `get` and `item` of `BatchGetItem`. */
function partsOf(name: string): { readonly verb: string; readonly object: string } {
  const [, verb = '', object = ''] = /^(?:Batch(?=[A-Z]))?([A-Z]?[a-z]*)(.*)$/.exec(name) ?? [];
  return { verb: verb.toLowerCase(), object: object.toLowerCase() };
}

/** The prefix of the service that was most likely meant by one that does not exist. */
export function suggestService(catalog: Catalog, prefix: string): string | undefined {
  return prefixesNamed(prefix)[0] ?? closest(prefix, catalog.servicePrefixes());
}

/** The condition key that was most likely meant by a name that is none. */
export function suggestConditionKey(catalog: Catalog, name: string): string | undefined {
  const colon = name.indexOf(':');
  const prefix = name.slice(0, Math.max(0, colon)).toLowerCase();
  const globals = catalog.globalConditionKeys().map((key) => key.name);
  if (colon === -1) return globals.find((key) => familyOf(key.slice('aws:'.length)) === familyOf(name));
  const keys =
    prefix === 'aws' ? globals : (catalog.service(prefix)?.conditionKeys ?? []).map((key) => key.name);
  const slash = name.indexOf('/');
  // The member of a family is the writer's own, so that only the family's name can be mistyped.
  if (slash !== -1) {
    const families = new Map(
      keys.filter((key) => /\/\$\{\w+\}$/.test(key)).map((key) => [key.slice(0, key.indexOf('/')), key]),
    );
    const family = closest(name.slice(0, slash), families.keys());
    if (family !== undefined) return family + name.slice(slash);
  }
  const near = closest(name, keys);
  if (near !== undefined) return near;
  // A key of another service or a global one, written under the wrong prefix.
  return globals.find((key) => familyOf(key.slice('aws:'.length)) === familyOf(name.slice(colon + 1)));
}

function familyOf(name: string): string {
  return name.toLowerCase().split('/')[0]!;
}

/** Prefixes one slip away; two for long ones. */
function nearPrefixes(catalog: Catalog, prefix: string): readonly string[] {
  const most = prefix.length > 8 ? 2 : 1;
  return catalog
    .servicePrefixes()
    .filter((candidate) => distance(prefix.toLowerCase(), candidate, most) !== undefined);
}

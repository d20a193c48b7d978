import type { Catalog, ResourceType } from '@leastwise/core';

/** Services in ARNs that no resource type of the reference has, but that ARNs do. */
const OTHERS: readonly string[] = ['elastic-inference', 'identity-sync', 'waf-regional'];

const byCatalog = new WeakMap<Catalog, ReadonlyMap<string, readonly ResourceType[]>>();

/** All resource types by the service in their ARNs, which is not always the prefix of their actions. */
function typesByArnService(catalog: Catalog): ReadonlyMap<string, readonly ResourceType[]> {
  let types = byCatalog.get(catalog);
  if (!types) {
    const found = new Map<string, ResourceType[]>();
    for (const prefix of catalog.servicePrefixes()) {
      for (const type of catalog.service(prefix)!.resourceTypes) {
        const service = type.arn.split(':')[2] ?? '';
        // Recovery points have the ARNs of what was backed up, of whatever service.
        if (service.includes('${')) continue;
        const sameService = found.get(service);
        if (sameService) sameService.push(type);
        else found.set(service, [type]);
      }
    }
    types = found;
    byCatalog.set(catalog, types);
  }
  return types;
}

/** Whether ARNs have a service of that name, upper and lower case told apart. */
export function isArnService(service: string, catalog: Catalog): boolean {
  // Most services are called the same in actions and ARNs, which spares loading all of them.
  if (service === service.toLowerCase() && catalog.service(service)) return true;
  return OTHERS.includes(service) || typesByArnService(catalog).has(service);
}

/** The resource types whose ARNs have that service. */
export function typesOfArnService(service: string, catalog: Catalog): readonly ResourceType[] {
  return typesByArnService(catalog).get(service) ?? [];
}

/** The names of services in ARNs. */
export function arnServices(catalog: Catalog): readonly string[] {
  return [...typesByArnService(catalog).keys()];
}

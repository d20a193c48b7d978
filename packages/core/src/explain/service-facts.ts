import type { AccessLevel, Catalog } from '../catalog/model.ts';
import { RCP_SERVICES } from '../catalog/rcp-services.ts';
import type { ResourceTypeFacts, ServiceFacts } from './facts.ts';

const LEVELS: readonly AccessLevel[] = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'];

/** What is known of a service, by its prefix in any case; undefined when there is none of that prefix. */
export function explainService(catalog: Catalog, prefix: string): ServiceFacts | undefined {
  const service = catalog.service(prefix);
  if (!service) return undefined;
  return {
    kind: 'service',
    prefix: service.prefix,
    name: service.name,
    actions: new Map(
      LEVELS.map((level) => [level, service.actions.filter(({ accessLevel }) => accessLevel === level)]),
    ),
    resourceTypes: service.resourceTypes,
    conditionKeys: service.conditionKeys.filter((key) => !key.global),
    resourceControlPolicies: RCP_SERVICES.prefixes.has(service.prefix),
  };
}

/**
 * What is known of a resource type.
 * @param id `service:type` in any case: `s3:object`
 * @returns undefined when there is none
 */
export function explainResourceType(catalog: Catalog, id: string): ResourceTypeFacts | undefined {
  const colon = id.indexOf(':');
  if (colon === -1) return undefined;
  const service = catalog.service(id.slice(0, colon));
  const type = catalog.resourceType(id.slice(0, colon), id.slice(colon + 1));
  if (!service || !type) return undefined;
  return {
    kind: 'resource-type',
    type,
    conditionKeys: service.conditionKeys.filter((key) => type.conditionKeys.includes(key.name)),
    actions: service.actions.filter(({ resourceTypes }) =>
      resourceTypes.some(({ name }) => name === type.name),
    ),
  };
}

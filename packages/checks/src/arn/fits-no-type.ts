import type { Catalog, ResourceType } from '@leastwise/core';
import { isIncompleteService, isWithoutType } from '../action/reference-gaps.ts';
import type { ArnPattern } from './arn-pattern.ts';
import { typesOfArnService } from './arn-services.ts';
import { arnsMeet, patternsOfType } from './resource-type-pattern.ts';

/** Whether an ARN can be that of no resource type of its service. Services without known types are not judged. */
export function fitsNoType(parts: ArnPattern, catalog: Catalog): boolean {
  if (parts.prefix !== 'arn' || /[*?]/.test(parts.service)) return false;
  if (isIncompleteService(parts.service) || isWithoutType(parts.service, parts.resource)) return false;
  const meets = (type: ResourceType): boolean =>
    patternsOfType(type).some((pattern) => arnsMeet(parts, pattern));
  // Types of the service of that name first: all types of all services only where these do not settle it.
  if (catalog.service(parts.service)?.resourceTypes.some(meets)) return false;
  const types = typesOfArnService(parts.service, catalog);
  return types.length > 0 && !types.some(meets);
}

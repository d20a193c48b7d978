import { APPLICATIONS_AND_OPERATIONS } from './applications-and-operations.ts';
import { COMPUTE_AND_NETWORK } from './compute-and-network.ts';
import type { ResourceTypeFacts } from './facts.ts';
import { IDENTITY_AND_SECURITY } from './identity-and-security.ts';
import { STORAGE_AND_DATA } from './storage-and-data.ts';

/** What is known of types of resource, by name. */
export const RESOURCE_TYPES: ReadonlyMap<string, ResourceTypeFacts> = new Map(
  [APPLICATIONS_AND_OPERATIONS, COMPUTE_AND_NETWORK, IDENTITY_AND_SECURITY, STORAGE_AND_DATA].flatMap(
    (types) => Object.entries(types),
  ),
);

import { acmPcaPermission } from './acm-pca-permission.ts';
import { eventBusPolicy } from './event-bus-policy.ts';
import { lambdaPermission } from './lambda-permission.ts';
import { layerVersionPermission } from './layer-version-permission.ts';
import type { PermissionType } from './permission.ts';
import { signingProfilePermission } from './signing-profile-permission.ts';

/** The types of resource that stand for one statement of another resource's policy. */
export const PERMISSION_TYPES: ReadonlyMap<string, PermissionType> = new Map(
  [acmPcaPermission, eventBusPolicy, lambdaPermission, layerVersionPermission, signingProfilePermission].map(
    (permission) => [permission.type, permission],
  ),
);

export { actionsAlwaysWith } from './always-present-keys.ts';
export { permissionsFor } from './api-names.ts';
export { isCallerControlled } from './caller-controlled.ts';
export { closest } from './closest.ts';
export {
  GLOBAL_CONDITION_KEYS,
  GLOBAL_CONDITION_KEYS_DATE,
  type GlobalConditionKey,
  type GlobalKeySubject,
  globalConditionKey,
} from './global-condition-keys.ts';
export { loadCatalog } from './load-catalog.ts';
export {
  loadManagedPolicies,
  type ManagedPolicyEntry,
  managedPolicyArns,
  managedPolicyEntries,
} from './managed-policies.ts';
export type * from './model.ts';
export {
  COUNT_QUOTAS,
  type PolicyPlace,
  policySize,
  QUOTAS_DATE,
  resourcePolicyQuota,
  SIZE_QUOTAS,
  type SizeQuota,
  type SizeUnit,
  sizeQuota,
} from './quotas.ts';
export { RCP_SERVICES } from './rcp-services.ts';
export { isSessionKey } from './session-keys.ts';
export { suggestAction, suggestConditionKey, suggestService } from './suggest.ts';
export { isSupersededPolicy, SUPERSEDED_POLICIES } from './superseded-policies.ts';

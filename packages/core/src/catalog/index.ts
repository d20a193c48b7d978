export { loadCatalog, loadManagedPolicies, managedPolicyArns } from './load-catalog.ts';
export type * from './model.ts';

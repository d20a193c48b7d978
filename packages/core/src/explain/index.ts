export { explainAction, explainActionPattern } from './action-facts.ts';
export { explainConditionKey } from './condition-key-facts.ts';
export { explain } from './explain.ts';
export type * from './facts.ts';
export { explainManagedPolicy } from './managed-policy-facts.ts';
export { explainResourceType, explainService } from './service-facts.ts';

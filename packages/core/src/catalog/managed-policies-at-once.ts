import { managedPolicyDocuments } from './generated/managed-policy-documents.ts';
import { managedPoliciesOf } from './managed-policies.ts';
import type { ManagedPolicies } from './model.ts';

let policies: ManagedPolicies | undefined;

/**
 * AWS managed policies with their documents, for who cannot wait for `loadManagedPolicies`. In a module of its own,
 * since the documents, which are megabytes, load with it.
 */
export function managedPolicies(): ManagedPolicies {
  policies ??= managedPoliciesOf(managedPolicyDocuments);
  return policies;
}

import {
  OpaqueTable,
  type PolicyInContext,
  type PolicyKind,
  parsePolicy,
  readDocument,
  SourceText,
} from '@leastwise/core';
import type { CheckContext } from '../../check.ts';

const read = new WeakMap<object, Map<string, PolicyInContext>>();

/**
 * An AWS managed policy as a policy to ask about, or undefined when AWS has none of that name or the documents
 * were not loaded.
 * @param kind `identity` for one that is attached, `boundary` for one that bounds
 */
export function managedPolicy(
  nameOrArn: string,
  kind: PolicyKind,
  context: CheckContext,
): PolicyInContext | undefined {
  const { managedPolicies } = context;
  const managed = managedPolicies?.get(nameOrArn);
  if (!managedPolicies || !managed) return undefined;
  let known = read.get(managedPolicies);
  if (!known) {
    known = new Map();
    read.set(managedPolicies, known);
  }
  const key = `${kind} ${managed.name}`;
  let policy = known.get(key);
  if (!policy) {
    const source = new SourceText(managed.arn, managed.document);
    const { root } = readDocument(source);
    if (!root) return undefined;
    policy = {
      policy: parsePolicy(root, kind),
      kind,
      name: managed.name,
      policyName: managed.name,
      form: 'managed',
      source,
      opaque: new OpaqueTable(),
    };
    known.set(key, policy);
  }
  return policy;
}

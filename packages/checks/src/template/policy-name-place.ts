import { listOf, type PolicyInContext, type Range, stringOf, valueAt } from '@leastwise/core';

/** Where the name of an inline policy stands, or what else is short and near: the id of its owner, the policy. */
export function policyNamePlace({ owner, policy, policyName }: PolicyInContext): Range {
  const named = [owner?.properties, ...listOf(valueAt(owner?.properties, 'Policies'))].map((node) =>
    valueAt(node, 'PolicyName'),
  );
  const found = named.find((node) => policyName !== undefined && stringOf(node) === policyName);
  return found?.range ?? owner?.idRange ?? policy.range;
}

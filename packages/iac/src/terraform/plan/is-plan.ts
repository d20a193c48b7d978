import { type Node, stringOf, valueAt } from '@leastwise/core';

/**
 * Whether a document is what `terraform show -json` or `tofu show -json` prints of a plan or a state.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function isPlan(root: Node): boolean {
  if (formatVersionOf(root) === undefined) return false;
  const values = valueAt(root, 'planned_values') ?? valueAt(root, 'values');
  return valueAt(values, 'root_module') !== undefined || valueAt(root, 'resource_changes') !== undefined;
}

/** The version of the format that a plan or state says it has. */
export function formatVersionOf(root: Node): string | undefined {
  return stringOf(valueAt(root, 'format_version'));
}

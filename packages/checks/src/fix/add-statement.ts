import { type Change, type NewValue, type Policy, valueAt } from '@leastwise/core';

/** Adds a statement at the end of a policy; none where its list of statements is not there. */
export function addStatement(
  { node }: Policy,
  entries: readonly (readonly [string, NewValue])[],
): Change | undefined {
  const statements = valueAt(node, 'Statement');
  return statements && { type: 'append', to: statements.range, item: { type: 'object', entries } };
}

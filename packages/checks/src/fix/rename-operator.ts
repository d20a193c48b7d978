import type { Condition, FixEffect, ProposedFix, Statement } from '@leastwise/core';

/**
 * Puts everything that stands under an operator under another one; none where the other is there already, which would
 * be the same key twice.
 * @param effect the most that it may do
 */
export function renameOperator(
  statement: Statement,
  { operator }: Condition,
  name: string,
  effect: FixEffect,
): readonly ProposedFix[] {
  const isThere = statement.conditions.some(
    (other) => other.operator.value.toLowerCase() === name.toLowerCase(),
  );
  if (isThere) return [];
  return [
    {
      title: `replace with \`${name}\``,
      effect,
      changes: [{ type: 'rename', at: operator.range, was: operator.value, to: name }],
    },
  ];
}

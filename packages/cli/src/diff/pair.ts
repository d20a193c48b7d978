import type { PolicyInContext, PolicyKind } from '@leastwise/core';

/** Policies that hold together before and after: one question of a comparison. */
export interface Pair {
  /** For people: ``role `Deploy` ``, `bucket policy of Invoices`, or a file's name. */
  readonly name: string;
  readonly kind: PolicyKind;
  readonly before: readonly PolicyInContext[];
  readonly after: readonly PolicyInContext[];
  /** Why more may be allowed than the policies here say. */
  readonly unknownGain?: string;
  /** Why more may be lost than the policies here say. */
  readonly unknownLoss?: string;
}

/** Things by a key of theirs, in order. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

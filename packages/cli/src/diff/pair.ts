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

/** The conditions of a template under which something has its form. */
type Variant = Readonly<Record<string, boolean>> | undefined;

/**
 * What stands beside what of two lists of variants: those that one deployment can have, so that no condition holds
 * in one and not in the other. An empty list stands for nothing there.
 */
export function compatible<T extends { readonly variant?: Variant }>(
  before: readonly T[],
  after: readonly T[],
): readonly [T | undefined, T | undefined][] {
  if (before.length === 0) return after.map((one) => [undefined, one]);
  if (after.length === 0) return before.map((one) => [one, undefined]);
  return before.flatMap((old) =>
    after.filter((one) => agree(old.variant, one.variant)).map((one): [T, T] => [old, one]),
  );
}

function agree(a: Variant = {}, b: Variant = {}): boolean {
  return Object.entries(a).every(([name, holds]) => b[name] === undefined || b[name] === holds);
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

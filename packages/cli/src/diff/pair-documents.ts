import type { PolicyInContext, Source } from '@leastwise/core';
import { InputError } from '../errors.ts';
import { aKind } from '../policies/one-kind.ts';
import type { Pair } from './pair.ts';

/**
 * Pairs the policy documents of two files: the only ones, those of one name, or else those at one place.
 * @throws InputError when they are of different kinds
 */
export function pairDocuments(before: Source | undefined, after: Source | undefined): Pair[] {
  const old = before?.policies ?? [];
  const fresh = after?.policies ?? [];
  if (old.length === 1 && fresh.length === 1) return [pairOf(old[0], fresh[0])];
  const left = byKey(old);
  const right = byKey(fresh);
  return [...new Set([...left.keys(), ...right.keys()])].map((key) => pairOf(left.get(key), right.get(key)));
}

function byKey(policies: readonly PolicyInContext[]): Map<string, PolicyInContext> {
  const found = new Map<string, PolicyInContext>();
  for (const [index, policy] of policies.entries()) {
    const named = policy.policyName === undefined ? undefined : `name ${policy.policyName}`;
    found.set(named !== undefined && !found.has(named) ? named : `index ${index}`, policy);
  }
  return found;
}

function pairOf(before: PolicyInContext | undefined, after: PolicyInContext | undefined): Pair {
  const known = (after ?? before)!;
  if (before && after && before.kind !== after.kind) {
    throw new InputError(
      `\`${before.source.file}\` looks like ${aKind(before.kind)} and \`${after.source.file}\` like ${aKind(after.kind)}; say what both are with \`--type\``,
    );
  }
  return {
    name: known.name,
    kind: known.kind,
    before: before ? [before] : [],
    after: after ? [after] : [],
  };
}

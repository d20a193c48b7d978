import { hasOpaque } from '../document/opaque.ts';
import type { Condition } from '../policy/policy.ts';
import { compileCondition } from './compile-condition.ts';
import { KeyDomain } from './value/key-domain.ts';

/** What conditions on one key let through, over all requests. */
export interface KeyReach {
  /** No value, no list of values, and no absence of the key meets them all. */
  readonly isEmpty: boolean;
  /** Whatever single value the key holds, and if it is absent, all of them hold. */
  readonly isEverything: boolean;
  /** Whatever single value the key holds, all of them hold. */
  readonly isEveryValue: boolean;
  /** They hold when the key is absent. */
  readonly whenAbsent: boolean;
}

/**
 * What conditions on one and the same key let through together.
 * @returns undefined where that is not known: values from variables or from deployment, unknown operators
 */
export function reachOfConditions(conditions: readonly Condition[]): KeyReach | undefined {
  const atoms = [];
  for (const condition of conditions) {
    if (condition.values.some(({ value }) => hasOpaque(value) || value.includes('${'))) return undefined;
    const atom = compileCondition(
      condition,
      condition.values.map(({ value }) => ({ text: value })),
    );
    if (atom.uncertain !== undefined) return undefined;
    atoms.push(atom);
  }
  const matching = atoms.reduce((domain, atom) => domain.intersection(atom.matching), KeyDomain.any);
  return {
    isEmpty: matching.isEmpty,
    isEverything: atoms.every(({ failing }) => !failing.absent && failing.single.isEmpty),
    isEveryValue: atoms.every(({ failing }) => failing.single.isEmpty),
    whenAbsent: matching.absent,
  };
}

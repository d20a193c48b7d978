import { ALWAYS_PRESENT_KEYS, actionsAlwaysWith, keysAlwaysPresent } from '../catalog/always-present-keys.ts';
import type { Catalog } from '../catalog/model.ts';
import { ActionSet } from './action-set.ts';
import type { BaseDomain, Region } from './region.ts';
import { KeyDomain } from './value/key-domain.ts';

/** A region to search, and what keys may hold in it. */
interface Start {
  readonly start: Region;
  readonly base: BaseDomain;
}

/**
 * A region taken apart by the keys that all requests of some actions hold, so that none is found that does without.
 * @param isSpokenOf whether some condition asks for a key, in lower case: the others make no difference
 */
export function* apartByAlwaysPresent(
  catalog: Catalog,
  { start, base }: Start,
  isSpokenOf: (key: string) => boolean,
): Generator<Start> {
  let rest = start;
  for (const key of ALWAYS_PRESENT_KEYS) {
    if (!isSpokenOf(key)) continue;
    const actions = actionsAlwaysWith(key);
    const those = ActionSet.ofPatterns(catalog, actions);
    const inside = rest.actions.intersection(those);
    if (inside.isEmpty) continue;
    yield { start: { ...start, actions: inside }, base: withAlwaysPresent(base, actions[0]!) };
    rest = { ...rest, actions: rest.actions.minus(those) };
  }
  if (rest === start || !rest.actions.isEmpty) yield { start: rest, base };
}

/** What keys may hold in requests of an action: those that all of them hold are there, unless it is said that they are not. */
export function withAlwaysPresent(base: BaseDomain, action: string): BaseDomain {
  const keys = keysAlwaysPresent(action);
  if (keys.size === 0) return base;
  return (key) => {
    const domain = base(key);
    if (!keys.has(key)) return domain;
    const present = domain.intersection(KeyDomain.present);
    return present.isEmpty ? domain : present;
  };
}

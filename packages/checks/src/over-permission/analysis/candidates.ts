import type { Action, Catalog, CatalogActions } from '@leastwise/core';
import { canBeLimited } from './targets.ts';

/** The actions that a check is about: those listed by id, or those of which a test holds. */
export type Candidates = readonly string[] | ((action: Action) => boolean);

/**
 * The candidates among a set of actions that can be limited to resources. Looks only at actions of the set, so
 * that a policy about one service makes the catalogue read no other.
 */
export function candidatesIn(
  named: CatalogActions,
  candidates: Candidates,
  catalog: Catalog,
): readonly Action[] {
  return typeof candidates === 'function'
    ? testedIn(named, candidates, catalog)
    : actionsNamed(candidates, catalog).filter(
        (action) => named.hasOrdinal(action.ordinal) && canBeLimited(action),
      );
}

const listed = new WeakMap<Catalog, WeakMap<readonly string[], readonly Action[]>>();

/** Actions by their ids; ids that the catalogue does not have are left out. */
export function actionsNamed(ids: readonly string[], catalog: Catalog): readonly Action[] {
  let known = listed.get(catalog);
  if (!known) {
    known = new WeakMap();
    listed.set(catalog, known);
  }
  let actions = known.get(ids);
  if (!actions) {
    actions = ids.flatMap((id) => catalog.action(id) ?? []);
    known.set(ids, actions);
  }
  return actions;
}

type Test = (action: Action) => boolean;
const NOT_ASKED = 0;
const HOLDS = 1;
const FAILS = 2;
const tested = new WeakMap<Catalog, WeakMap<Test, Uint8Array>>();

function testedIn(named: CatalogActions, test: Test, catalog: Catalog): readonly Action[] {
  let known = tested.get(catalog);
  if (!known) {
    known = new WeakMap();
    tested.set(catalog, known);
  }
  let results = known.get(test);
  if (!results) {
    results = new Uint8Array(catalog.actionCount);
    known.set(test, results);
  }
  const found: Action[] = [];
  for (const ordinal of named.ordinals()) {
    if (results[ordinal] === FAILS) continue;
    const action = catalog.actionByOrdinal(ordinal);
    if (results[ordinal] === NOT_ASKED)
      results[ordinal] = canBeLimited(action) && test(action) ? HOLDS : FAILS;
    if (results[ordinal] === HOLDS) found.push(action);
  }
  return found;
}

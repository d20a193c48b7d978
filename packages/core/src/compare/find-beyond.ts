import type { Catalog } from '../catalog/model.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { BudgetExceededError } from '../symbolic/budget.ts';
import type { KnownValue } from '../symbolic/variables.ts';
import { type Found, findDifferences } from './differences.ts';
import { compileSides } from './side.ts';
import { worldsOf } from './worlds.ts';

/** What to find: requests that one set of policies allows and another does not. */
export interface Beyond {
  readonly here: readonly PolicyInContext[];
  readonly there: readonly PolicyInContext[];
  /** Only requests that these allow as well; all when absent. */
  readonly among?: readonly PolicyInContext[];
  /** What policy variables are, where every request has the same value. */
  readonly known?: KnownValue;
}

/** Finds requests that `here` allows and `there` does not; none means, unless unknown, that there is none. */
export function findBeyond(catalog: Catalog, { here, there, among, known = () => undefined }: Beyond): Found {
  const lists = among ? [here, there, among] : [here, there];
  let unknown: string | undefined;
  try {
    for (const world of worldsOf(lists.flat(), known)) {
      const [ours, theirs, both] = compileSides(catalog, lists, world.known);
      const found = findDifferences(catalog, ours!, theirs!, { ...(both && { among: both }), world });
      if (found.differences.length > 0) return found;
      unknown ??= found.unknown;
    }
  } catch (error) {
    // A policy is too large to compile, or there are too many worlds.
    if (!(error instanceof BudgetExceededError)) throw error;
    unknown ??= error.message;
  }
  return { differences: [], ...(unknown !== undefined && { unknown }) };
}

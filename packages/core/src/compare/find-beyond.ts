import type { Catalog } from '../catalog/model.ts';
import type { PolicyInContext } from '../policy/source.ts';
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
  const worlds = worldsOf(lists.flat(), known);
  if (!worlds)
    return { differences: [], unknown: 'there are too many policy variables that may have no value' };
  let unknown: string | undefined;
  for (const world of worlds) {
    const [ours, theirs, both] = compileSides(catalog, lists, world.known);
    const found = findDifferences(catalog, ours!, theirs!, { ...(both && { among: both }), world });
    unknown ??= found.unknown;
    if (found.differences.length > 0) return found;
  }
  return { differences: [], ...(unknown !== undefined && { unknown }) };
}

import type { Catalog } from '../catalog/model.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { Comparison, Verdict } from './comparison.ts';
import { type Found, findDifferences } from './differences.ts';
import { compileSides } from './side.ts';

/**
 * Compares what two sets of policies allow, over all requests: those with actions that exist and those that
 * AWS may add. Each set holds together, as the policies of one role do.
 */
export function compare(
  catalog: Catalog,
  before: readonly PolicyInContext[],
  after: readonly PolicyInContext[],
): Comparison {
  const [old, fresh] = compileSides(catalog, before, after);
  const gained = findDifferences(catalog, fresh, old);
  const lost = findDifferences(catalog, old, fresh);
  const reason = gained.unknown ?? lost.unknown;
  return {
    verdict: verdictOf(gained, lost),
    gained: gained.differences,
    lost: lost.differences,
    ...(reason !== undefined && { reason }),
  };
}

/** Whether everything that `after` allows, `before` did: `within` in one word. */
export function isWithin(
  catalog: Catalog,
  before: readonly PolicyInContext[],
  after: readonly PolicyInContext[],
): Found {
  const [old, fresh] = compileSides(catalog, before, after);
  return findDifferences(catalog, fresh, old);
}

function verdictOf(gained: Found, lost: Found): Verdict {
  const gains = gained.differences.length > 0;
  const losses = lost.differences.length > 0;
  if (gains) return losses ? 'incomparable' : 'broader';
  if (gained.unknown !== undefined) return 'unknown';
  // Nothing is gained, so the new policies are within the old ones, whether or not something is lost.
  return losses || lost.unknown !== undefined ? 'narrower' : 'equivalent';
}

import type { Catalog } from '../catalog/model.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { Comparison, Verdict } from './comparison.ts';
import type { Found } from './differences.ts';
import { findBeyond } from './find-beyond.ts';

/**
 * Compares what two sets of policies allow, over all requests: those with actions that exist and those that
 * AWS may add. Each set holds together, as the policies of one role do.
 */
export function compare(
  catalog: Catalog,
  before: readonly PolicyInContext[],
  after: readonly PolicyInContext[],
): Comparison {
  const gained = findBeyond(catalog, { here: after, there: before });
  const lost = findBeyond(catalog, { here: before, there: after });
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
  return findBeyond(catalog, { here: after, there: before });
}

function verdictOf(gained: Found, lost: Found): Verdict {
  const gains = gained.differences.length > 0;
  const losses = lost.differences.length > 0;
  if (gains) return losses ? 'incomparable' : 'broader';
  if (gained.unknown !== undefined) return 'unknown';
  // Nothing is gained, so the new policies are within the old ones, whether or not something is lost.
  return losses || lost.unknown !== undefined ? 'narrower' : 'equivalent';
}

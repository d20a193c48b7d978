import { BudgetExceededError, spend } from './budget.ts';
import { type BaseDomain, type Region, type StatementRegion, within, without } from './region.ts';

/** Steps of one search at most; past it the answer is unknown. */
const MAX_STEPS = 20_000;
/** What a step costs, as budgets count. */
const STEP = 20;

/**
 * Finds regions of requests that are allowed: covered by one Allow of every layer that must allow, and by no
 * Deny. Depth-first: Allows are intersected, Denies subtracted by splitting, empty parts pruned.
 * @param layers the Allow regions of each layer, all of which must allow
 * @throws BudgetExceededError when the search takes too many steps
 */
export function* allowedRegions(
  start: Region,
  layers: readonly (readonly StatementRegion[])[],
  denies: readonly StatementRegion[],
  base: BaseDomain,
): Generator<Region> {
  let steps = 0;
  const count = (): void => {
    spend(STEP);
    if (++steps > MAX_STEPS) throw new BudgetExceededError(`a search took more than ${MAX_STEPS} steps`);
  };

  function* allow(region: Region, layer: number): Generator<Region> {
    const statements = layers[layer];
    if (!statements) {
      yield* deny(region, 0);
      return;
    }
    for (const statement of statements) {
      count();
      const part = within(region, statement, base);
      if (part) yield* allow(part, layer + 1);
    }
  }

  function* deny(region: Region, index: number): Generator<Region> {
    const statement = denies[index];
    if (!statement) {
      yield region;
      return;
    }
    for (const part of without(region, statement, base)) {
      count();
      yield* deny(part, index + 1);
    }
  }

  yield* allow(start, 0);
}

import type { Catalog } from '../catalog/model.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { BudgetExceededError, withinBudget } from '../symbolic/budget.ts';
import type { KnownValue } from '../symbolic/variables.ts';
import { type AllowsToAsk, allowsToAsk, type Lists } from './allows-to-ask.ts';
import { type Found, findDifferences } from './differences.ts';
import { compileSides } from './side.ts';
import { variableValues } from './variable-values.ts';
import { type World, worldsOf, worldWith } from './worlds.ts';

/** What to find: requests that `here` allows and `there` does not, of those that `among` allows as well. */
export interface Beyond extends Lists {
  /** What policy variables are, where every request has the same value. */
  readonly known?: KnownValue;
}

/** What one comparison may cost: ten times what the largest of AWS's own policies takes. */
const BUDGET = 20_000_000;

/** Finds requests that `here` allows and `there` does not; none means, unless unknown, that there is none. */
export function findBeyond(catalog: Catalog, beyond: Beyond): Found {
  try {
    return withinBudget(BUDGET, () => findAll(catalog, beyond));
  } catch (error) {
    // There are too many statements even to see which have to do with each other.
    if (!(error instanceof BudgetExceededError)) throw error;
    return { differences: [], unknown: error.message };
  }
}

function findAll(catalog: Catalog, { known = () => undefined, ...lists }: Beyond): Found {
  const found = allowsToAsk(catalog, lists).map((asked) => findOf(catalog, lists, asked, known));
  const places = new Map<Statement, number>();
  for (const { policy } of lists.here)
    for (const statement of policy.statements) places.set(statement, places.size);
  const differences = found
    .flatMap((one) => one.differences)
    .sort((a, b) => places.get(a.statement)! - places.get(b.statement)!);
  const unknown = unreadOf(lists) ?? found.map((one) => one.unknown).find((reason) => reason !== undefined);
  return { differences, ...(unknown !== undefined && { unknown }) };
}

/**
 * What some Allows of here allow beyond there, in the first world where that is anything. Where none was found and what
 * a variable holds may decide, the values that the policies themselves name are tried.
 */
function findOf(catalog: Catalog, lists: Lists, asked: AllowsToAsk, known: KnownValue): Found {
  const { here, there, among } = lists;
  const all = among ? [here, there, among] : [here, there];
  const findIn = (world: World): Found => {
    const [ours, theirs, both] = compileSides(catalog, all, asked.statements, world.known);
    return findDifferences(catalog, ours!, theirs!, { ...(both && { among: both }), world });
  };
  let unknown: string | undefined;
  try {
    for (const world of worldsOf(asked.keys, known)) {
      const found = findIn(world);
      if (found.differences.length > 0) return found;
      unknown ??= found.unknown;
    }
    if (unknown === undefined) return { differences: [] };
    for (const value of variableValues(all.flat(), asked.statements)) {
      if (known(value.key) !== undefined) continue;
      const found = findIn(worldWith(value, known));
      if (found.differences.length > 0) return found;
    }
  } catch (error) {
    // A policy is too large to compile, or there are too many worlds.
    if (!(error instanceof BudgetExceededError)) throw error;
    unknown ??= error.message;
  }
  return { differences: [], ...(unknown !== undefined && { unknown }) };
}

/** Parts that only deployment knows make a comparison unknown, unless both sides are the same text. */
function unreadOf({ here, there }: Lists): string | undefined {
  const reasonIn = (policies: readonly PolicyInContext[]): string | undefined =>
    policies.flatMap(({ policy }) => policy.unread)[0]?.reason;
  const text = (policies: readonly PolicyInContext[]): string =>
    policies.map(({ policy, source }) => source.text.slice(policy.range.start, policy.range.end)).join('\n');
  const reason = reasonIn(here) ?? reasonIn(there);
  return reason === undefined || text(here) === text(there) ? undefined : reason;
}

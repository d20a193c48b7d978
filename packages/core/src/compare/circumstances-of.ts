import type { ConditionAtom } from '../symbolic/condition-atom.ts';
import { derivedKey } from '../symbolic/principals/derived-keys.ts';
import type { Region } from '../symbolic/region.ts';
import type { DifferenceCondition } from './comparison.ts';
import type { SideStatement } from './side.ts';

/** Conditions that are worth telling of one difference. */
const MAX_CONDITIONS = 4;

/**
 * What of the statements' conditions is decided within a region: those that hold for all of its requests, and
 * those that hold for none, which come first, since they are what the other side asks for.
 */
export function circumstancesOf(region: Region, statements: readonly SideStatement[]): DifferenceCondition[] {
  const found = new Map<string, DifferenceCondition>();
  for (const [condition, atom] of statements.flatMap(({ conditions }) => conditions)) {
    const holds = decided(region, atom);
    if (holds === undefined) continue;
    const { operator, values } = condition;
    const id = JSON.stringify([operator.value, atom.key, values.map(({ value }) => value)]);
    if (!found.has(id)) found.set(id, { condition, holds });
  }
  return [...found.values()].sort((a, b) => Number(a.holds) - Number(b.holds)).slice(0, MAX_CONDITIONS);
}

/** Whether a condition holds for all requests of a region, or for none; undefined when neither. */
function decided({ keys, principals }: Region, atom: ConditionAtom): boolean | undefined {
  if (atom.uncertain !== undefined) return undefined;
  const domain = keys.get(atom.key);
  if (domain) {
    if (domain.intersection(atom.failing).isEmpty) return true;
    return domain.intersection(atom.matching).isEmpty ? false : undefined;
  }
  const derived = principals.isAll ? undefined : derivedKey(atom.key, atom.matching);
  if (!derived?.follows.covers(principals)) return undefined;
  if (derived.holding.covers(principals)) return true;
  return derived.holding.intersects(principals) ? undefined : false;
}

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
  for (const { atoms, statement } of statements) {
    for (const [at, atom] of atoms.entries()) {
      const domain = region.keys.get(atom.key);
      const condition = statement.conditions[at];
      if (!domain || !condition || atom.uncertain) continue;
      const { operator, values } = condition;
      const id = JSON.stringify([operator.value, atom.key, values.map(({ value }) => value)]);
      if (found.has(id)) continue;
      if (domain.intersection(atom.failing).isEmpty) found.set(id, { condition, holds: true });
      else if (domain.intersection(atom.matching).isEmpty) found.set(id, { condition, holds: false });
    }
  }
  return [...found.values()].sort((a, b) => Number(a.holds) - Number(b.holds)).slice(0, MAX_CONDITIONS);
}

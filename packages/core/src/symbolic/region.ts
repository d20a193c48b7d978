import type { ActionSet } from './action-set.ts';
import type { ConditionAtom } from './condition-atom.ts';
import type { TextSet } from './text/text-set.ts';
import type { KeyDomain } from './value/key-domain.ts';

/**
 * A set of requests: a product of sets of actions, principals and resources, and of a domain for each context
 * key that matters. A key that is not named may be whatever `BaseDomain` says of it.
 */
export interface Region {
  readonly actions: ActionSet;
  /** Callers as in `principals/member.ts`. */
  readonly principals: TextSet;
  readonly resources: TextSet;
  /** By lower-case key. */
  readonly keys: ReadonlyMap<string, KeyDomain>;
  /** Why membership is not certain: conditions that could only be guessed at. */
  readonly uncertain: readonly string[];
}

/** The requests of a statement. */
export interface StatementRegion {
  readonly actions: ActionSet;
  readonly principals: TextSet;
  readonly resources: TextSet;
  readonly atoms: readonly ConditionAtom[];
}

/** The domain that a key has before any condition speaks of it. */
export type BaseDomain = (key: string) => KeyDomain;

type Dimension = 'actions' | 'principals' | 'resources';
const DIMENSIONS: readonly Dimension[] = ['actions', 'principals', 'resources'];

/** A set of one dimension; each dimension is only ever combined with its own kind. */
interface DimensionSet<Self> {
  readonly isEmpty: boolean;
  intersection(other: Self): Self;
  minus(other: Self): Self;
}

function setOf(region: StatementRegion | Region, dimension: Dimension): DimensionSet<unknown> {
  return region[dimension] as DimensionSet<unknown>;
}

/** The part of a region whose set of one dimension is narrowed; undefined when empty. */
function narrow(region: Region, dimension: Dimension, set: DimensionSet<unknown>): Region | undefined {
  return set.isEmpty ? undefined : { ...region, [dimension]: set };
}

function intersectionOf(
  region: Region,
  statement: StatementRegion,
  dimension: Dimension,
): Region | undefined {
  const set = setOf(region, dimension).intersection(statement[dimension]) as DimensionSet<unknown>;
  return narrow(region, dimension, set);
}

/** The part of a region where a condition holds, or where it does not; undefined when empty. */
function withAtom(region: Region, atom: ConditionAtom, holds: boolean, base: BaseDomain): Region | undefined {
  if (atom.uncertain) return { ...region, uncertain: [...region.uncertain, atom.uncertain] };
  const domain = (region.keys.get(atom.key) ?? base(atom.key)).intersection(
    holds ? atom.matching : atom.failing,
  );
  return domain.isEmpty ? undefined : { ...region, keys: new Map(region.keys).set(atom.key, domain) };
}

/** The part of a region that a statement covers; undefined when empty. */
export function within(region: Region, statement: StatementRegion, base: BaseDomain): Region | undefined {
  let part: Region | undefined = region;
  for (const dimension of DIMENSIONS) {
    part = part && intersectionOf(part, statement, dimension);
  }
  for (const atom of statement.atoms) part = part && withAtom(part, atom, true, base);
  return part;
}

/** The part of a region that a statement does not cover, as disjoint regions. */
export function* without(region: Region, statement: StatementRegion, base: BaseDomain): Generator<Region> {
  // What is inside along each dimension in turn, before anything is cut: mostly nothing is, and the region stays whole.
  const insides: Region[] = [region];
  for (const dimension of DIMENSIONS) {
    const inside = intersectionOf(insides.at(-1)!, statement, dimension);
    if (!inside) {
      yield region;
      return;
    }
    insides.push(inside);
  }
  for (const atom of statement.atoms) {
    const inside = withAtom(insides.at(-1)!, atom, true, base);
    if (!inside) {
      yield region;
      return;
    }
    insides.push(inside);
  }
  for (const [at, dimension] of DIMENSIONS.entries()) {
    const inside = insides[at]!;
    const rest = setOf(inside, dimension).minus(statement[dimension]) as DimensionSet<unknown>;
    const outside = narrow(inside, dimension, rest);
    if (outside) yield outside;
  }
  for (const [at, atom] of statement.atoms.entries()) {
    const failing = withAtom(insides[DIMENSIONS.length + at]!, atom, false, base);
    if (failing) yield failing;
  }
}

import type { ConditionAtom } from './condition-atom.ts';
import type { TextSet } from './text/text-set.ts';
import type { KeyDomain } from './value/key-domain.ts';

/**
 * A set of requests with one action and one principal: a set of resources, and a domain for each context key
 * that matters. What is not named is unconstrained (as `baseDomain` of the search says).
 */
export interface Region {
  readonly resources: TextSet;
  /** By lower-case key. */
  readonly keys: ReadonlyMap<string, KeyDomain>;
  /** Why membership is not certain: conditions that could only be guessed at. */
  readonly uncertain: readonly string[];
}

/** The requests of a statement, for one action and one principal that it covers. */
export interface StatementRegion {
  readonly resources: TextSet;
  readonly atoms: readonly ConditionAtom[];
}

/** How a region is narrowed: the domain that a key has before any condition speaks of it. */
export type BaseDomain = (key: string) => KeyDomain;

/** The part of a region with resources in a set; undefined when empty. */
export function withResources(region: Region, resources: TextSet): Region | undefined {
  const left = region.resources.intersection(resources);
  return left.isEmpty ? undefined : { ...region, resources: left };
}

/** The part of a region where a condition holds, or where it does not; undefined when empty. */
export function withAtom(
  region: Region,
  atom: ConditionAtom,
  holds: boolean,
  base: BaseDomain,
): Region | undefined {
  if (atom.uncertain) return { ...region, uncertain: [...region.uncertain, atom.uncertain] };
  const domain = (region.keys.get(atom.key) ?? base(atom.key)).intersection(
    holds ? atom.matching : atom.failing,
  );
  return domain.isEmpty ? undefined : { ...region, keys: new Map(region.keys).set(atom.key, domain) };
}

/** The part of a region that a statement covers. */
export function within(region: Region, statement: StatementRegion, base: BaseDomain): Region | undefined {
  let part = withResources(region, statement.resources);
  for (const atom of statement.atoms) part = part && withAtom(part, atom, true, base);
  return part;
}

/** The part of a region that a statement does not cover, as disjoint regions. */
export function* without(region: Region, statement: StatementRegion, base: BaseDomain): Generator<Region> {
  if (!within(region, statement, base)) {
    yield region;
    return;
  }
  const outside = region.resources.minus(statement.resources);
  if (!outside.isEmpty) yield { ...region, resources: outside };
  let inside = withResources(region, statement.resources);
  for (const atom of statement.atoms) {
    if (!inside) return;
    const failing = withAtom(inside, atom, false, base);
    if (failing) yield failing;
    inside = withAtom(inside, atom, true, base);
  }
}

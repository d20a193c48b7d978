import type { Catalog } from '../catalog/model.ts';
import { OpaqueTable } from '../document/opaque.ts';
import { apartByAlwaysPresent } from './always-present.ts';
import { casesOf } from './cases/cases-of.ts';
import type { RequestCase } from './cases/request-case.ts';
import type { RequestSpace } from './cases/request-space.ts';
import { type CaseLayers, LayerCompiler, type Reading } from './compiled-layers.ts';
import { waysToAllow, waysToRefuse } from './judge.ts';
import { type LayersInContext, policiesIn } from './layers-in-context.ts';
import { derivedKey } from './principals/derived-keys.ts';
import type { Region } from './region.ts';
import { allowedRegions } from './search.ts';
import { KeyDomain } from './value/key-domain.ts';
import type { KnownValue, OpenVariable } from './variables.ts';

/** What may become of a request. */
export type Outcome = 'allowed' | 'refused';

/** Requests that come out in one way. */
export interface OutcomeRegion {
  readonly region: Region;
  readonly requestCase: RequestCase;
  /** How policies write the names of keys, by name in lower case. */
  readonly keyNames: ReadonlyMap<string, string>;
  /** Policy variables of the statements, by the letters that stand for them in the region. */
  readonly open: readonly OpenVariable[];
}

/**
 * Finds the requests of a space that come out in one way under all layers, region by region.
 * @throws BudgetExceededError when that takes too long
 */
export function* regionsWhere(
  catalog: Catalog,
  outcome: Outcome,
  layers: LayersInContext,
  space: RequestSpace,
  reading: Reading,
): Generator<OutcomeRegion> {
  const tables = new Set(policiesIn(layers).map(({ opaque }) => opaque));
  const compiler = new LayerCompiler(
    catalog,
    layers,
    tables.size === 1 ? [...tables][0]! : new OpaqueTable(),
  );
  const asked = new Set(space.regions.flatMap(({ atoms }) => atoms.map(({ key }) => key)));
  const ways = outcome === 'allowed' ? waysToAllow : waysToRefuse;
  for (const requestCase of casesOf(catalog, space, layers)) {
    const { facts, start, base } = requestCase;
    const known = reading === 'absent' ? orAbsent(requestCase.known) : requestCase.known;
    const compiled = compiler.compile({ facts, known, among: space.among, reading });
    const more = whatPoliciesSay(compiled);
    const isSpokenOf = (key: string): boolean => asked.has(key) || more.keyNames.has(key);
    const apart = () => apartByAlwaysPresent(catalog, { start, base }, isSpokenOf);
    for (const { covering, sparing } of ways(facts, compiled))
      for (const part of apart())
        for (const region of allowedRegions(part.start, [space.regions, ...covering], sparing, part.base))
          yield { region, requestCase, ...more };
  }
}

/** Takes keys of which nothing is known for absent, but for those that follow from who calls. */
function orAbsent(known: KnownValue): KnownValue {
  return (key) => {
    const value = known(key);
    return value === undefined && !derivedKey(key, KeyDomain.any) ? null : value;
  };
}

/** Names and variables in the statements of a case. */
function whatPoliciesSay(layers: CaseLayers): Pick<OutcomeRegion, 'keyNames' | 'open'> {
  const { gates, identity, caps, resource, denies } = layers;
  const all = [...gates, ...identity, ...caps, ...Object.values(resource), denies].flat();
  return {
    keyNames: new Map(all.flatMap(({ atoms }) => atoms.map(({ key, name }) => [key, name] as const))),
    open: all.flatMap(({ open }) => open),
  };
}

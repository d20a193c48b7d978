import type { Catalog } from '../catalog/model.ts';
import { evaluatePolicies } from '../evaluate/evaluate-policies.ts';
import { InvalidRequestError } from '../match/caller.ts';
import type { Request } from '../request/request.ts';
import { ActionSet } from '../symbolic/action-set.ts';
import { apartByAlwaysPresent } from '../symbolic/always-present.ts';
import { BudgetExceededError, spend } from '../symbolic/budget.ts';
import { ContextDomains } from '../symbolic/circumstances.ts';
import type { Region } from '../symbolic/region.ts';
import { allowedRegions } from '../symbolic/search.ts';
import { arnPattern } from '../symbolic/text/pattern.ts';
import { TextSet } from '../symbolic/text/text-set.ts';
import { ACTIONS, RESOURCES } from '../symbolic/universe.ts';
import { type Candidate, CandidateRequests } from './candidate-requests.ts';
import { circumstancesOf } from './circumstances-of.ts';
import type { Difference } from './comparison.ts';
import { describeSet, type SetDescription } from './describe-set.ts';
import { existingActions } from './region-samples.ts';
import type { Side, SideStatement } from './side.ts';
import { unknownTextDecides } from './unknown-text.ts';
import type { World } from './worlds.ts';

/** What one side allows and the other does not. */
export interface Found {
  readonly differences: readonly Difference[];
  /** Why there may be more, when that could not be decided. */
  readonly unknown?: string;
}

/** Differences told of one statement; more of them are not worth reading. */
const MAX_PER_STATEMENT = 4;
const MAX_REGIONS = 40;
const MAX_ACTIONS_SHOWN = 12;
/** Actions of one difference that are counted. */
const MAX_EXISTING = 500;

/** Which requests to look at. */
interface Among {
  /** Only requests that this side allows as well; all when absent. */
  readonly among?: Side;
  /** The world for which the sides were compiled. */
  readonly world: World;
}

/** Finds requests of a world that `here` allows and `there` does not. */
export function findDifferences(catalog: Catalog, here: Side, there: Side, { among, world }: Among): Found {
  const finder = new Finder(catalog, here, there, among, world);
  const differences: Difference[] = [];
  let unknown: string | undefined;
  for (const allow of here.allows) {
    try {
      for (const difference of finder.ofStatement(allow)) differences.push(difference);
    } catch (error) {
      if (!(error instanceof BudgetExceededError)) throw error;
      unknown ??= error.message;
    }
  }
  unknown ??= finder.unknown;
  if (differences.length === 0) unknown ??= unknownTextDecides(here, there);
  return { differences, ...(unknown !== undefined && { unknown }) };
}

class Finder {
  unknown: string | undefined;
  readonly #catalog: Catalog;
  readonly #here: Side;
  readonly #there: Side;
  readonly #among: Side | undefined;
  readonly #world: World;
  readonly #base: ContextDomains['base'];
  readonly #candidates: CandidateRequests;
  /** Of all statements, in lower case. */
  readonly #conditionKeys: ReadonlySet<string>;

  constructor(catalog: Catalog, here: Side, there: Side, among: Side | undefined, world: World) {
    this.#catalog = catalog;
    this.#here = here;
    this.#there = there;
    this.#among = among;
    this.#world = world;
    const sides = [here, there, ...(among ? [among] : [])];
    this.#candidates = new CandidateRequests(catalog, sides);
    const statements = sides.flatMap(({ allows, denies }) => [...allows, ...denies]);
    this.#conditionKeys = new Set(
      statements.flatMap(({ statement }) => statement.conditions.map(({ key }) => key.value.toLowerCase())),
    );
    const policies = sides.flatMap((side) => side.policies);
    this.#base = world.within(new ContextDomains(catalog, 'any', [], policies).base);
  }

  *ofStatement(allow: SideStatement): Generator<Difference> {
    const meets = ({ actions }: SideStatement): boolean => actions.intersects(allow.actions);
    // The same statement on the other side takes everything away at once, when nothing there denies it.
    const others = this.#there.allows
      .filter(meets)
      .sort((a, b) => Number(b.identity === allow.identity) - Number(a.identity === allow.identity));
    const denies = this.#here.denies.filter(meets);
    let told = 0;
    for (const difference of this.#search([[allow]], [...others, ...denies], allow)) {
      yield difference;
      if (++told >= MAX_PER_STATEMENT) return;
    }
    const own = new Set(this.#here.denies.map(({ identity }) => identity));
    for (const deny of this.#there.denies) {
      if (own.has(deny.identity) || !meets(deny)) continue;
      // What nothing there allows was told above; this is what there would be allowed but for the Deny.
      for (const difference of this.#search([[allow], others, [deny]], denies, allow, deny)) {
        yield difference;
        if (++told >= MAX_PER_STATEMENT) return;
        break;
      }
    }
  }

  *#search(
    layers: readonly (readonly SideStatement[])[],
    subtracted: readonly SideStatement[],
    allow: SideStatement,
    deny?: SideStatement,
  ): Generator<Difference> {
    const start: Region = {
      actions: ACTIONS,
      principals: this.#here.callers,
      resources: RESOURCES,
      keys: this.#world.said,
      uncertain: [],
    };
    let regions = 0;
    let failed: string | undefined;
    let found = false;
    const within = this.#among ? [...layers, this.#among.allows] : layers;
    for (const region of this.#regions(start, within, subtracted)) {
      if (++regions > MAX_REGIONS) break;
      const difference = this.#difference(region, allow, deny);
      if (difference) {
        found = true;
        yield difference;
      } else failed ??= region.uncertain[0] ?? 'a difference was found for which no request could be made';
    }
    if (!found) this.unknown ??= failed;
  }

  *#regions(
    start: Region,
    layers: readonly (readonly SideStatement[])[],
    subtracted: readonly SideStatement[],
  ): Generator<Region> {
    const isSpokenOf = (key: string): boolean => this.#conditionKeys.has(key);
    for (const part of apartByAlwaysPresent(this.#catalog, { start, base: this.#base }, isSpokenOf))
      yield* allowedRegions(part.start, layers, subtracted, part.base);
  }

  /** A request of the region that the evaluator confirms on both sides. */
  #difference(region: Region, allow: SideStatement, deny: SideStatement | undefined): Difference | undefined {
    const confirmed = this.#confirmed(region, allow);
    if (!confirmed) return undefined;
    const speaking = [...this.#there.allows, ...this.#there.denies, allow, ...this.#here.denies];
    let known: string[] | undefined;
    const names = (): string[] => {
      known ??= [...existingActions(this.#catalog, region, allow, MAX_EXISTING)].map(
        ({ action }) => action.id,
      );
      return known;
    };
    const elements = (name: 'action' | 'resource') =>
      [allow, ...speaking].flatMap(
        ({ statement }) => statement[name]?.values.map(({ value }) => value) ?? [],
      );
    const actions = (): SetDescription | undefined =>
      describeSet(region.actions, elements('action'), (pattern) =>
        ActionSet.ofPatterns(this.#catalog, [pattern]).intersection(ACTIONS),
      );
    const resources = (): SetDescription =>
      describeSet(region.resources, elements('resource'), resourceSet) ?? {
        patterns: resourcesOf(region, allow),
        except: [],
      };
    return {
      ...confirmed,
      statement: allow.statement,
      policy: allow.policy,
      // A verdict needs one request; to list the actions that exist takes far longer than to find it.
      get actions() {
        return names().slice(0, MAX_ACTIONS_SHOWN);
      },
      get moreActions() {
        return Math.max(0, names().length - MAX_ACTIONS_SHOWN);
      },
      get actionPatterns() {
        return actions();
      },
      get resources() {
        return resources().patterns;
      },
      get exceptResources() {
        return resources().except;
      },
      get when() {
        return circumstancesOf(region, speaking);
      },
      ...(deny && { deniedBy: { statement: deny.statement, policy: deny.policy } }),
    };
  }

  /** The first request of the region that the evaluator confirms. */
  #confirmed(region: Region, allow: SideStatement): Candidate | undefined {
    for (const candidate of this.#candidates.of(region, allow)) {
      const { request } = candidate;
      if (
        this.#isAllowed(this.#here, request) &&
        !this.#isAllowed(this.#there, request, true) &&
        (!this.#among || this.#isAllowed(this.#among, request))
      )
        return candidate;
    }
    return undefined;
  }

  /** Whether a side allows a request; `unless` counts what cannot be decided as allowed. */
  #isAllowed({ policies }: Side, request: Request, unless = false): boolean {
    spend(policies.reduce((sum, { policy }) => sum + policy.statements.length, 0));
    try {
      const { decision } = evaluatePolicies({
        policies: policies.map(({ policy }) => policy),
        request,
        unreadParts: 'ignored',
      });
      return decision === 'allowed' || (unless && decision === 'depends');
    } catch (error) {
      if (error instanceof InvalidRequestError) return unless;
      throw error;
    }
  }
}

/** The resources that a pattern matches. */
function resourceSet(text: string): TextSet {
  return TextSet.ofPatterns([arnPattern({ text })]).intersection(RESOURCES);
}

/** The statement's own resource patterns that reach into the region. */
function resourcesOf(region: Region, { statement }: SideStatement): string[] {
  const { resource } = statement;
  if (!resource || resource.negated) return ['*'];
  const patterns = resource.values.map(({ value }) => value);
  const reaching = patterns.filter((text) =>
    TextSet.ofPatterns([arnPattern({ text })]).intersects(region.resources),
  );
  // A policy variable in a pattern is another string in the region.
  return reaching.length > 0 ? reaching : patterns;
}

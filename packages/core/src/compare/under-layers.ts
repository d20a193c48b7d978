import type { Catalog } from '../catalog/model.ts';
import { hasOpaque } from '../document/opaque.ts';
import { type Authorization, Authorizer } from '../evaluate/authorize.ts';
import { InvalidRequestError } from '../match/caller.ts';
import type { Policy } from '../policy/policy.ts';
import type { Request } from '../request/request.ts';
import { BudgetExceededError, withinBudget } from '../symbolic/budget.ts';
import { requestsIn } from '../symbolic/cases/draw.ts';
import type { RequestSpace } from '../symbolic/cases/request-space.ts';
import { spaceOfRequest } from '../symbolic/cases/space-of-request.ts';
import type { Reading } from '../symbolic/compiled-layers.ts';
import { type Outcome, type OutcomeRegion, regionsWhere } from '../symbolic/find-outcome.ts';
import { type LayersInContext, policiesIn, policyLayers } from '../symbolic/layers-in-context.ts';
import { withVariables } from '../symbolic/with-variables.ts';

/** Whether some request comes out in one way under all layers. */
export type Possibility =
  /** This one does, as the evaluator confirms. */
  | { readonly possible: 'yes'; readonly request: Request; readonly authorization: Authorization }
  /** Proved: none does. */
  | { readonly possible: 'no' }
  | { readonly possible: 'unknown'; readonly reason: string };

/** Regions for which requests are drawn, at most. */
const MAX_REGIONS = 60;

/** What one question may cost: more than a comparison, since it goes through every case of who calls and whose. */
const BUDGET = 100_000_000;

/** Whether some request of a space is allowed, or refused, under all layers together. */
export function isPossible(
  catalog: Catalog,
  outcome: Outcome,
  layers: LayersInContext,
  space: RequestSpace,
): Possibility {
  try {
    return withinBudget(BUDGET, () => new Finder(catalog, outcome, layers, space).find());
  } catch (error) {
    if (!(error instanceof BudgetExceededError)) throw error;
    return { possible: 'unknown', reason: error.message };
  }
}

/**
 * What may become of one request, reasoning as about all requests: whether it may be allowed, and whether it may
 * be refused. Both are possible only where keys, policies or parts of them are not known.
 * @throws InvalidRequestError when nobody of the form of its principal can make a request
 */
export function outcomesOf(
  catalog: Catalog,
  layers: LayersInContext,
  request: Request,
): Readonly<Record<Outcome, Possibility>> {
  const space = spaceOfRequest(catalog, request);
  return {
    allowed: isPossible(catalog, 'allowed', layers, space),
    refused: isPossible(catalog, 'refused', layers, space),
  };
}

class Finder {
  readonly #catalog: Catalog;
  readonly #outcome: Outcome;
  readonly #layers: LayersInContext;
  readonly #space: RequestSpace;
  readonly #authorizer: Authorizer;

  constructor(catalog: Catalog, outcome: Outcome, layers: LayersInContext, space: RequestSpace) {
    this.#catalog = catalog;
    this.#outcome = outcome;
    this.#layers = layers;
    this.#space = space;
    this.#authorizer = new Authorizer(policyLayers(layers));
  }

  find(): Possibility {
    const unknown = unknownsIn(this.#layers);
    let reason: string | undefined;
    let future: Possibility | undefined;
    // A text with a variable that has no value matches nothing, so that requests without it are looked at too.
    for (const reading of unknown === undefined ? (['exact'] as const) : (['exact', 'absent'] as const)) {
      let regions = 0;
      for (const found of this.#regions(reading)) {
        const confirmed = this.#confirmed(found);
        if (confirmed?.exists || (confirmed && this.#space.request)) return confirmed.answer;
        future ??= confirmed?.answer;
        reason ??=
          found.region.uncertain[0] ?? unknown ?? `a request that seemed to be ${this.#outcome} is not`;
        if (++regions >= MAX_REGIONS) break;
      }
    }
    // An action that AWS may add is shown only where none that exists was found.
    if (future) return future;
    if (reason === undefined && unknown !== undefined) {
      // An unknown text equals nothing but itself above, and may turn out to be any other.
      const open = this.#regions(this.#outcome === 'allowed' ? 'most' : 'least').next();
      if (!open.done) reason = unknown;
    }
    return reason === undefined ? { possible: 'no' } : { possible: 'unknown', reason };
  }

  #regions(reading: Reading): Generator<OutcomeRegion> {
    return regionsWhere(this.#catalog, this.#outcome, this.#layers, this.#space, reading);
  }

  /** A request of a region that the evaluator confirms. */
  #confirmed({
    region,
    requestCase,
    keyNames,
    open,
  }: OutcomeRegion): { readonly answer: Possibility; readonly exists: boolean } | undefined {
    const drawn = { region, requestCase, space: this.#space, keyNames };
    for (const { request: plain, exists } of requestsIn(this.#catalog, drawn)) {
      const request = withVariables(plain, open, 'derived');
      const authorization = this.#authorize(request);
      const isAllowed = authorization?.decision === 'allowed';
      const isRefused = authorization?.decision.endsWith('denied') ?? false;
      if (!authorization || !(this.#outcome === 'allowed' ? isAllowed : isRefused)) continue;
      if (this.#space.has(request)) return { answer: { possible: 'yes', request, authorization }, exists };
    }
    return undefined;
  }

  #authorize(request: Request): Authorization | undefined {
    try {
      return this.#authorizer.authorize(request);
    } catch (error) {
      if (error instanceof InvalidRequestError) return undefined;
      throw error;
    }
  }
}

/** What is not known of layers, when something is not. */
function unknownsIn(layers: LayersInContext): string | undefined {
  for (const [name, list] of Object.entries(layers))
    if (list === 'unknown') return `there may be policies of the layer \`${name}\` that are not here`;
  const policies = policiesIn(layers);
  const unread = policies.flatMap(({ policy, opaque }) =>
    policy.unread.map(({ reason }) => opaque.show(reason)),
  )[0];
  if (unread !== undefined) return unread;
  return policies.some(({ policy }) => hasUnknownText(policy))
    ? 'a policy variable or an unresolved value decides it'
    : undefined;
}

function hasUnknownText({ statements }: Policy): boolean {
  const isUnknown = ({ value }: { readonly value: string }): boolean =>
    hasOpaque(value) || value.includes('${');
  return statements.some(({ action, resource, principal, conditions }) =>
    [action?.values, resource?.values, principal?.entries, ...conditions.map(({ values }) => values)].some(
      (list) => list?.some(isUnknown),
    ),
  );
}

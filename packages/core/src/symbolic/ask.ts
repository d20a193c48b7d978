import type { Action } from '../catalog/model.ts';
import { ActionSet } from './action-set.ts';
import { withAlwaysPresent } from './always-present.ts';
import { EXAMPLE_ACCOUNT, ownAccount } from './arbitrary.ts';
import { BudgetExceededError, spend, withBudget } from './budget.ts';
import type { CallerStatements } from './caller-statements.ts';
import { callsToAsk } from './calls-to-ask.ts';
import type { ActionBits } from './catalog-actions.ts';
import { ContextDomains } from './circumstances.ts';
import { type CompiledStatement, widened } from './compile-statement.ts';
import { drawRequest, plainestOf } from './draw-request.ts';
import { type FittingResources, fittingResources } from './fitting-resources.ts';
import type { PolicySet } from './policy-set.ts';
import type { Answer, Question } from './question.ts';
import type { BaseDomain, Region, StatementRegion } from './region.ts';
import { replay } from './replay.ts';
import { allowedRegions } from './search.ts';
import { arnPattern } from './text/pattern.ts';
import { TextSet } from './text/text-set.ts';

/** Regions of one search that are tried for a witness that replays. */
const MAX_WITNESSES = 25;

/** Answers a question about a set of policies: for each caller and action, a search over resources and context. */
export function ask(set: PolicySet, named: ActionBits, question: Question): Answer {
  return withBudget(set.budget, () => askWithin(set, named, question));
}

function askWithin(set: PolicySet, named: ActionBits, question: Question): Answer {
  let unknown: string | undefined;
  const actions = question.actions ? set.actions(question.actions) : named;
  if (actions.intersects(named)) {
    const principals = question.principals ?? [defaultPrincipal(set)];
    const isAsked = (ordinal: number): boolean => named.hasOrdinal(ordinal);
    let search: Search | undefined;
    for (const { statements, ordinal } of callsToAsk(set, principals, question, isAsked, actions)) {
      if (search?.statements !== statements) search = new Search(set, question, statements);
      const answer = search.answer(ordinal);
      if (answer.possible === 'yes') return answer;
      if (answer.possible === 'unknown') unknown ??= answer.reason;
      if (set.budget.isSpent) {
        unknown ??= 'the budget was spent before every action was looked at';
        break;
      }
    }
  }
  unknown ??= unresolvedReason(set, question);
  return unknown === undefined ? NO : { possible: 'unknown', reason: unknown };
}

const NO: Answer = { possible: 'no' };
const UNDRAWN: Answer = {
  possible: 'unknown',
  reason: 'no request could be drawn from the requests that may be allowed',
};

function defaultPrincipal({ policies: [policy] }: PolicySet): string {
  return `arn:aws:iam::${policy ? ownAccount(policy) : EXAMPLE_ACCOUNT}:role/example`;
}

/** Why an answer of `no` would claim too much: a part of a policy that is known only at deployment. */
function unresolvedReason({ policies }: PolicySet, { statement }: Question): string | undefined {
  if (statement) return undefined;
  for (const { policy, opaque } of policies) {
    const part = policy.unread[0];
    if (part) return opaque.show(part.reason);
  }
  return undefined;
}

/** One caller and one action are looked at at a time, so that no region needs sets of them. */
const ANYONE_DOING_ANYTHING = { actions: ActionSet.all, principals: TextSet.all };
const NO_KEYS: Region['keys'] = new Map();

/** What a search for one action looks through. */
interface Scope {
  readonly action: Action;
  /** What must allow: the policies, and the boundary where there is one. */
  readonly layers: readonly (readonly CompiledStatement[])[];
  readonly denies: readonly CompiledStatement[];
}

/** The search for one caller. */
class Search {
  readonly #set: PolicySet;
  readonly #question: Question;
  readonly statements: CallerStatements;
  #domains: ContextDomains | undefined;
  #asked: TextSet | undefined;

  constructor(set: PolicySet, question: Question, statements: CallerStatements) {
    this.#set = set;
    this.#question = question;
    this.statements = statements;
  }

  /** What is known of one action, within the budget. */
  answer(ordinal: number): Answer {
    try {
      return this.#forAction(ordinal);
    } catch (error) {
      if (!(error instanceof BudgetExceededError)) throw error;
      this.#set.giveUp();
      return { possible: 'unknown', reason: error.message };
    }
  }

  #forAction(ordinal: number): Answer {
    const scope = this.#scope(ordinal);
    if (!scope) return NO;
    const answer = this.#inScope(scope);
    const isProof = answer.possible !== 'no' || this.#question.circumstances === 'adverse';
    return isProof ? answer : this.#whateverVariablesAre(scope);
  }

  /** What to look through for an action; undefined when that already says that it is not allowed. */
  #scope(ordinal: number): Scope | undefined {
    const { statement } = this.#question;
    const { grants: all, boundary, denies, isDenied } = this.statements.about(ordinal);
    const grants = statement ? this.statements.grant(statement, ordinal) : all;
    if (grants.length === 0 || boundary?.length === 0 || isDenied) return undefined;
    const action = this.#set.catalog.actionByOrdinal(ordinal);
    return { action, layers: boundary ? [grants, boundary] : [grants], denies };
  }

  #inScope(scope: Scope): Answer {
    const { resources } = this.#question;
    const { action } = scope;
    const fitting = fittingResources(this.#set.catalog, action);
    let unknown: string | undefined;
    for (const resource of this.#literalResources(action)) {
      if (!fits(resource, fitting)) continue;
      const answer = this.#onResource(resource, scope);
      if (answer.possible === 'yes') return answer;
      if (answer.possible === 'unknown') unknown ??= answer.reason;
    }
    if (!resources || resources.some(isPattern)) {
      const answer = this.#onAnyOf(fitting, scope);
      if (answer.possible !== 'no') return answer;
    }
    return unknown === undefined ? NO : { possible: 'unknown', reason: unknown };
  }

  /**
   * A policy variable that is open was taken as a text of its own, and its key as present. To rule a request out, it
   * must not be possible whatever the variable holds: what allows is widened, and no Deny counts that may cover nothing.
   */
  #whateverVariablesAre(scope: Scope): Answer {
    const isOpen = ({ open }: CompiledStatement): boolean => open.length > 0;
    if (!scope.denies.some(isOpen) && !scope.layers.some((layer) => layer.some(isOpen))) return NO;
    const answer = this.#inScope({
      ...scope,
      layers: scope.layers.map((layer) => layer.map(widened)),
      denies: scope.denies.filter((deny) => !isOpen(deny)),
    });
    return answer.possible === 'unknown'
      ? { possible: 'unknown', reason: 'what a policy variable holds decides whether it is allowed' }
      : answer;
  }

  #literalResources(action: Action): readonly string[] {
    const { resources } = this.#question;
    if (!resources) return [];
    // Every action can be asked about on "any resource"; only those without resource types take `*` itself.
    return resources.filter((resource) =>
      resource === '*' ? action.resourceTypes.length === 0 : !isPattern(resource),
    );
  }

  #onResource(resource: string, { action, layers, denies }: Scope): Answer {
    spend(denies.length + layers.reduce((sum, layer) => sum + layer.length, 0));
    const covers = (statement: CompiledStatement): boolean => statement.coversResource(resource);
    const here = layers.map((layer) => layer.filter(covers));
    if (here.some((layer) => layer.length === 0)) return NO;
    const left = denies.filter(covers);
    if (left.some(({ statement }) => statement.conditions.length === 0)) return NO;
    const grants = here[0]!;
    if (left.length === 0 && here.every(([first]) => first!.statement.conditions.length === 0)) {
      // Nothing to search for: the first that covers it allows it, whatever the context.
      const answer = this.#try(action, resource, NO_KEYS, grants);
      if (answer?.possible === 'yes') return answer;
    }
    const regions = here.map((layer) => layer.map(withAnyResource));
    // It is already known which statements cover the resource, so the region needs no set of resources.
    return this.#search(action, TextSet.all, regions, left.map(withAnyResource), grants, () => resource);
  }

  #onAnyOf(fitting: FittingResources, { action, layers, denies }: Scope): Answer {
    const { resources } = this.#question;
    if (resources)
      this.#asked ??= TextSet.ofPatterns(resources.filter(isPattern).map((text) => arnPattern({ text })));
    const start = this.#asked ? this.#asked.intersection(fitting.set) : fitting.set;
    if (start.isEmpty) return NO;
    spend(denies.length + layers.reduce((sum, layer) => sum + layer.length, 0));
    const regions = layers.map((layer) => layer.map(withItsResources));
    const plain = fitting.plain(this.statements.caller.resourceAccount);
    return this.#search(action, start, regions, denies.map(withItsResources), layers[0]!, (region) =>
      plainestOf(region.resources, plain),
    );
  }

  #search(
    action: Action,
    resources: TextSet,
    layers: readonly (readonly StatementRegion[])[],
    denies: readonly StatementRegion[],
    grants: readonly CompiledStatement[],
    resourceOf: (region: Region) => string | undefined,
  ): Answer {
    const start: Region = { ...ANYONE_DOING_ANYTHING, resources, keys: NO_KEYS, uncertain: [] };
    let unknown: string | undefined;
    let tried = 0;
    try {
      const base = withAlwaysPresent(this.#base, action.id);
      for (const region of allowedRegions(start, layers, denies, base)) {
        if (++tried > MAX_WITNESSES) break;
        const resource = resourceOf(region);
        const answer = resource === undefined ? UNDRAWN : this.#try(action, resource, region.keys, grants);
        if (answer?.possible === 'yes') return answer;
        unknown ??=
          answer?.possible === 'unknown'
            ? answer.reason
            : (region.uncertain[0] ?? 'a request that seemed to be allowed is not once evaluated');
      }
    } catch (error) {
      if (!(error instanceof BudgetExceededError)) throw error;
      this.#set.giveUp();
      unknown = error.message;
    }
    return unknown === undefined ? NO : { possible: 'unknown', reason: unknown };
  }

  /** Draws a request and evaluates it; undefined when it is not allowed after all. */
  #try(
    action: Action,
    resource: string,
    keys: Region['keys'],
    grants: readonly CompiledStatement[],
  ): Answer | undefined {
    const { caller } = this.statements;
    const request = drawRequest({ question: this.#question, caller, action, keys, resource, grants });
    return request ? replay(this.#set, request) : UNDRAWN;
  }

  readonly #base: BaseDomain = (key) => {
    if (!this.#domains) {
      const { catalog, policies, boundary } = this.#set;
      const { caller } = this.statements;
      const fixed = [...caller.context, ...Object.entries(this.#question.context ?? {})];
      const all = boundary ? [...policies, boundary] : policies;
      this.#domains = new ContextDomains(
        catalog,
        this.#question.circumstances ?? 'any',
        fixed,
        all,
        caller.isForeign,
      );
    }
    return this.#domains.base(key);
  };
}

function isPattern(resource: string): boolean {
  return resource !== '*' && /[*?]/.test(resource);
}

function fits(resource: string, fitting: FittingResources): boolean {
  // A resource that is wholly unknown may be of any type.
  return !resource.includes(':') || fitting.has(resource);
}

/** The regions of compiled statements, which are the same in every search. */
const wide = new WeakMap<CompiledStatement, StatementRegion>();
const limited = new WeakMap<CompiledStatement, StatementRegion>();

function withAnyResource(compiled: CompiledStatement): StatementRegion {
  let region = wide.get(compiled);
  if (!region) {
    region = { ...ANYONE_DOING_ANYTHING, resources: TextSet.all, atoms: compiled.atoms };
    wide.set(compiled, region);
  }
  return region;
}

function withItsResources(compiled: CompiledStatement): StatementRegion {
  let region = limited.get(compiled);
  if (!region) {
    region = { ...ANYONE_DOING_ANYTHING, resources: compiled.resources(), atoms: compiled.atoms };
    limited.set(compiled, region);
  }
  return region;
}

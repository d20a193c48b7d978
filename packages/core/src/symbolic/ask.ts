import type { Action } from '../catalog/model.ts';
import { evaluatePolicies } from '../evaluate/evaluate-policies.ts';
import { hasPrincipal } from '../policy/kind.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { ContextValue, Request } from '../request/request.ts';
import { ActionSet } from './action-set.ts';
import { ownAccount } from './arbitrary.ts';
import { BudgetExceededError } from './budget.ts';
import { type Caller, callerOf } from './caller.ts';
import type { ActionBits } from './catalog-actions.ts';
import { ContextDomains } from './circumstances.ts';
import { type CompiledStatement, compileStatement } from './compile-statement.ts';
import type { PolicySet } from './engine.ts';
import { type FittingResources, fittingResources } from './fitting-resources.ts';
import type { Answer, Question } from './question.ts';
import type { Region, StatementRegion } from './region.ts';
import { allowedRegions } from './search.ts';
import { arnPattern } from './text/pattern.ts';
import { TextSet } from './text/text-set.ts';

/** Regions of one search that are tried for a witness that replays. */
const MAX_WITNESSES = 25;

/** Answers a question about a set of policies: for each caller and action, a search over resources and context. */
export function ask(set: PolicySet, named: ActionBits, question: Question): Answer {
  let unknown: string | undefined;
  const actions = question.actions ? set.actions(question.actions) : named;
  if (actions.intersects(named)) {
    for (const principal of question.principals ?? [defaultPrincipal(set)]) {
      const search = new Search(set, question, principal, actions);
      if (search.grants.length === 0) continue;
      for (const ordinal of actions.ordinals()) {
        if (!named.hasOrdinal(ordinal)) continue;
        const answer = search.forAction(set.catalog.actionByOrdinal(ordinal));
        if (answer.possible === 'yes') return answer;
        if (answer.possible === 'unknown') unknown ??= answer.reason;
      }
    }
  }
  unknown ??= unresolvedReason(set, question);
  return unknown === undefined ? { possible: 'no' } : { possible: 'unknown', reason: unknown };
}

function defaultPrincipal(set: PolicySet): string {
  const [policy] = set.policies;
  return `arn:aws:iam::${policy ? ownAccount(policy) : '111122223333'}:role/example`;
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

/** The search for one caller. */
class Search {
  /** Allow statements, of the policies and of the boundary, that cover the caller. */
  readonly grants: readonly CompiledStatement[];
  readonly #boundary: readonly CompiledStatement[] | undefined;
  readonly #denies: readonly CompiledStatement[];
  readonly #set: PolicySet;
  readonly #question: Question;
  readonly #caller: Caller;
  readonly #domains: ContextDomains;
  readonly #asked: TextSet | undefined;

  constructor(set: PolicySet, question: Question, principal: string, actions: ActionBits) {
    this.#set = set;
    this.#question = question;
    const account = set.policies[0] ? ownAccount(set.policies[0]) : '111122223333';
    this.#caller = callerOf(principal, account, set.boundary !== undefined);
    const concerns = (statement: Statement, policy: PolicyInContext): boolean =>
      actions.intersects(set.actionsOf(statement)) &&
      (!hasPrincipal(policy.kind) || this.#caller.isNamedBy(statement));
    const compile = (policy: PolicyInContext, effect: Statement['effect']): CompiledStatement[] =>
      policy.policy.statements
        .filter((statement) => statement.effect === effect && concerns(statement, policy))
        .flatMap((statement) => compiled(statement, policy, this.#caller) ?? []);
    this.grants = set.policies
      .flatMap((policy) => compile(policy, 'Allow'))
      .filter(({ statement }) => !question.statement || statement === question.statement);
    this.#boundary = set.boundary && compile(set.boundary, 'Allow');
    const all = set.boundary ? [...set.policies, set.boundary] : set.policies;
    this.#denies = all.flatMap((policy) => compile(policy, 'Deny'));
    const fixed = [...this.#caller.context, ...Object.entries(question.context ?? {})];
    this.#domains = new ContextDomains(set.catalog, question.circumstances ?? 'any', fixed, all);
    const patterns = question.resources?.filter((resource) => /[*?]/.test(resource) && resource !== '*');
    this.#asked =
      patterns && patterns.length > 0
        ? TextSet.ofPatterns(patterns.map((text) => arnPattern({ text })))
        : undefined;
  }

  forAction(action: Action): Answer {
    const covers = ({ statement }: CompiledStatement): boolean =>
      this.#set.actionsOf(statement).hasOrdinal(action.ordinal);
    const grants = this.grants.filter(covers);
    if (grants.length === 0) return { possible: 'no' };
    const boundary = this.#boundary?.filter(covers);
    if (boundary?.length === 0) return { possible: 'no' };
    const denies = this.#denies.filter(covers);
    if (denies.some(({ statement }) => deniesAlways(statement))) return { possible: 'no' };
    const fitting = fittingResources(this.#set.catalog, action);
    const layers = boundary ? [grants, boundary] : [grants];
    let unknown: string | undefined;
    for (const resource of this.#literalResources(action)) {
      if (!fits(resource, fitting)) continue;
      const here = layers.map((layer) => layer.filter((statement) => statement.coversResource(resource)));
      if (here.some((layer) => layer.length === 0)) continue;
      const regions = here.map((layer) => layer.map(withAnyResource));
      const left = denies.filter((statement) => statement.coversResource(resource)).map(withAnyResource);
      const answer = this.#search(action, resource, regions, left, [], here[0]!);
      if (answer.possible === 'yes') return answer;
      if (answer.possible === 'unknown') unknown ??= answer.reason;
    }
    if (!this.#question.resources || this.#asked) {
      const start = this.#asked ? this.#asked.intersection(fitting.set) : fitting.set;
      if (!start.isEmpty) {
        const plain = fitting.plain(this.#caller.resourceAccount);
        const regions = layers.map((layer) => layer.map(withItsResources));
        const answer = this.#search(action, start, regions, denies.map(withItsResources), plain, grants);
        if (answer.possible !== 'no') return answer;
      }
    }
    return unknown === undefined ? { possible: 'no' } : { possible: 'unknown', reason: unknown };
  }

  #literalResources(action: Action): readonly string[] {
    const { resources } = this.#question;
    if (!resources) return [];
    // Every action can be asked about on "any resource"; only those without resource types take `*` itself.
    return resources.filter((resource) =>
      resource === '*' ? action.resourceTypes.length === 0 : !/[*?]/.test(resource),
    );
  }

  #search(
    action: Action,
    resources: TextSet | string,
    layers: readonly (readonly StatementRegion[])[],
    denies: readonly StatementRegion[],
    plain: readonly TextSet[],
    grants: readonly CompiledStatement[],
  ): Answer {
    // Of one resource it is already known which statements cover it, so the region needs no set of resources.
    const literal = typeof resources === 'string' ? resources : undefined;
    const start: Region = {
      ...ANYONE_DOING_ANYTHING,
      resources: literal === undefined ? (resources as TextSet) : TextSet.all,
      keys: new Map(),
      uncertain: [],
    };
    let unknown: string | undefined;
    let tried = 0;
    try {
      for (const region of allowedRegions(start, layers, denies, this.#domains.base)) {
        if (++tried > MAX_WITNESSES) break;
        const request = this.#draw(action, region, literal, plain, grants);
        if (!request) {
          unknown ??= 'no request could be drawn from the requests that may be allowed';
          continue;
        }
        const grant = replay(this.#set, request);
        if (grant) return { possible: 'yes', witness: { ...request, decision: 'allowed' }, ...grant };
        unknown ??= region.uncertain[0] ?? 'a request that seemed to be allowed is not once evaluated';
      }
    } catch (error) {
      if (!(error instanceof BudgetExceededError)) throw error;
      unknown = error.message;
    }
    return unknown === undefined ? { possible: 'no' } : { possible: 'unknown', reason: unknown };
  }

  /** The plainest request of a region. */
  #draw(
    action: Action,
    region: Region,
    literal: string | undefined,
    plain: readonly TextSet[],
    grants: readonly CompiledStatement[],
  ): Request | undefined {
    const found = literal ?? plainestOf(region.resources, plain);
    if (found === undefined) return undefined;
    const context: Record<string, ContextValue> = {};
    for (const [key, value] of Object.entries(this.#question.context ?? {}))
      if (value !== null) context[key] = value;
    const named = new Set(Object.keys(context).map((key) => key.toLowerCase()));
    const names = new Map(layersKeys(grants));
    for (const [key, domain] of region.keys) {
      if (named.has(key) || this.#caller.context.has(key)) continue;
      const value = domain.example();
      if (value === undefined) return undefined;
      if (value !== null) context[names.get(key) ?? key] = value;
    }
    return this.#fillVariables(
      {
        principal: this.#caller.principal,
        action: action.id,
        resource: found,
        ...(/^arn:[^:]*:[^:]*:[^:]*:\d{12}:/.test(found) || found === '*'
          ? {}
          : { resourceAccount: this.#caller.resourceAccount }),
        ...(Object.keys(context).length > 0 && { context }),
      },
      grants,
    );
  }

  /** Gives variables that stayed open a value, the same wherever the request holds one. */
  #fillVariables(request: Request, grants: readonly CompiledStatement[]): Request {
    const open = grants.flatMap((grant) => grant.open);
    if (open.length === 0 || this.#question.circumstances === 'adverse') return request;
    const context: Record<string, ContextValue> = { ...request.context };
    let { resource } = request;
    for (const { key, letter } of open) {
      const used =
        resource.includes(letter) || Object.values(context).some((value) => value.includes(letter));
      if (!used) continue;
      const given = Object.entries(context).find(([name]) => name.toLowerCase() === key)?.[1];
      const value = typeof given === 'string' && !given.includes(letter) ? given : 'example';
      const fill = (text: string): string => text.replaceAll(letter, value);
      resource = fill(resource);
      for (const [name, old] of Object.entries(context))
        context[name] = typeof old === 'string' ? fill(old) : old.map(fill);
      if (given === undefined) context[key] = value;
    }
    return { ...request, resource, ...(Object.keys(context).length > 0 && { context }) };
  }
}

function plainestOf(resources: TextSet, plain: readonly TextSet[]): string | undefined {
  for (const preferred of plain) {
    const found = preferred.intersection(resources).example();
    if (found !== undefined) return found;
  }
  return resources.example();
}

/** Whether a Deny covers its actions on every resource in every context: the cheap first look. */
function deniesAlways({ resource, conditions }: Statement): boolean {
  return (
    conditions.length === 0 &&
    (!resource || (!resource.negated && resource.values.some(({ value }) => value === '*')))
  );
}

function fits(resource: string, fitting: FittingResources): boolean {
  // A resource that is wholly unknown may be of any type.
  return !resource.includes(':') || fitting.has(resource);
}

function withAnyResource({ atoms }: CompiledStatement): StatementRegion {
  return { ...ANYONE_DOING_ANYTHING, resources: TextSet.all, atoms };
}

function withItsResources(compiledStatement: CompiledStatement): StatementRegion {
  return {
    ...ANYONE_DOING_ANYTHING,
    resources: compiledStatement.resources(),
    atoms: compiledStatement.atoms,
  };
}

function* layersKeys(statements: readonly CompiledStatement[]): Generator<[string, string]> {
  for (const { atoms } of statements) for (const { key, name } of atoms) yield [key, name];
}

/**
 * Evaluates a request that the search found, one statement after the other.
 * @returns what grants it; undefined when it is not allowed for certain
 */
function replay(
  { policies, boundary }: PolicySet,
  request: Request,
): { statement: Statement; policy: PolicyInContext } | undefined {
  const { decision, statement, policy } = evaluatePolicies({
    policies: policies.map((one) => one.policy),
    ...(boundary && { boundary: boundary.policy }),
    request,
    unreadParts: 'ignored',
  });
  const granting = policies.find((one) => one.policy === policy);
  return decision === 'allowed' && statement && granting ? { statement, policy: granting } : undefined;
}

/** Compiled statements by what is known of the caller; those without variables are the same for all. */
const known = new WeakMap<Statement, Map<string, CompiledStatement | undefined>>();

function compiled(
  statement: Statement,
  policy: PolicyInContext,
  caller: Caller,
): CompiledStatement | undefined {
  let byCaller = known.get(statement);
  if (!byCaller) {
    byCaller = new Map();
    known.set(statement, byCaller);
  }
  const who = `${caller.principal} ${caller.resourceAccount}`;
  for (const key of ['', who]) if (byCaller.has(key)) return byCaller.get(key);
  const fresh = compileStatement(statement, policy, caller.known);
  if (byCaller.size >= 100) byCaller.clear();
  byCaller.set(fresh?.dependsOnCaller === false ? '' : who, fresh);
  return fresh;
}

import type { Catalog } from '../catalog/model.ts';
import type { ContextValue, Request } from '../request/request.ts';
import { ANONYMOUS, principalOf } from '../symbolic/principals/member.ts';
import type { Region } from '../symbolic/region.ts';
import type { TextSet } from '../symbolic/text/text-set.ts';
import type { OpenVariable } from '../symbolic/variables.ts';
import { withVariables } from '../symbolic/with-variables.ts';
import type { Difference } from './comparison.ts';
import { OWN_ACCOUNT } from './plain-resources.ts';
import { existingActions, plainest } from './region-samples.ts';
import type { Side, SideStatement } from './side.ts';

/** A request that may be a difference. */
export type Candidate = Pick<Difference, 'request' | 'universe'>;

/** An action and a resource of a region. */
interface Target {
  readonly action: string;
  readonly resource: string;
  readonly universe: Difference['universe'];
}

/** Actions of one difference that a request is tried with. */
const MAX_TRIED = 3;

/** Somebody of the own account, somebody of another one, and anybody. */
const PLAIN_CALLERS = [
  `arn:aws:iam::${OWN_ACCOUNT}:role/example`,
  'arn:aws:iam::999988887777:role/outsider',
  ANONYMOUS,
];

/** Draws requests of regions to try, plainest first. */
export class CandidateRequests {
  readonly #catalog: Catalog;
  readonly #statements: readonly SideStatement[];
  /** Policy variables of all sides. */
  readonly #open: readonly OpenVariable[];
  #names: ReadonlyMap<string, string> | undefined;
  #named: readonly string[] | undefined;

  constructor(catalog: Catalog, sides: readonly Side[]) {
    this.#catalog = catalog;
    this.#statements = sides.flatMap(({ allows, denies }) => [...allows, ...denies]);
    this.#open = this.#statements.flatMap(({ open }) => open);
  }

  /**
   * Requests of a region. Where the policies have variables, whether one shows the difference may depend on who calls
   * (as where the resource has to be in the caller's account), so that several callers are tried.
   */
  *of(region: Region, allow: SideStatement): Generator<Candidate> {
    const callers = this.#callersIn(region.principals);
    const targets: Target[] = [];
    for (const target of this.#targets(region, allow)) {
      targets.push(target);
      yield this.#candidate(region, target, callers[0]!);
    }
    if (this.#open.length === 0) return;
    for (const caller of callers.slice(1))
      for (const target of targets) yield this.#candidate(region, target, caller);
    for (const target of targets) yield this.#candidate(region, target, callers[0]!, 'as said');
  }

  /** Those with actions that exist first. */
  *#targets(region: Region, allow: SideStatement): Generator<Target> {
    for (const { action, resource } of existingActions(this.#catalog, region, allow, MAX_TRIED))
      yield { action: action.id, resource, universe: 'catalogue' };
    const action = region.actions.example();
    const resource = plainest(region, allow);
    if (action === undefined || resource === undefined) return;
    // An action that exists may be here with a resource that it does not take today.
    yield { action: this.#catalog.action(action)?.id ?? action, resource, universe: 'future' };
  }

  #candidate(
    region: Region,
    { action, resource, universe }: Target,
    principal: string,
    callerKeys: 'derived' | 'as said' = 'derived',
  ): Candidate {
    const context: Record<string, ContextValue> = {};
    const names = this.#keyNames();
    for (const [key, domain] of region.keys) {
      const value = domain.example();
      if (value !== null && value !== undefined) context[names.get(key) ?? key] = value;
    }
    const request: Request = {
      principal,
      action,
      resource,
      ...(/^arn:[^:]*:[^:]*:[^:]*:\d{12}:/.test(resource) || resource === '*'
        ? {}
        : { resourceAccount: OWN_ACCOUNT }),
      context,
    };
    return { request: withVariables(request, this.#open, callerKeys), universe };
  }

  #callersIn(principals: TextSet): readonly string[] {
    const plain = [...PLAIN_CALLERS, ...this.#namedCallers()].filter((caller) => principals.has(caller));
    if (plain.length > 0) return plain.slice(0, MAX_TRIED).map(principalOf);
    const member = principals.example();
    return [member === undefined ? PLAIN_CALLERS[0]! : principalOf(member)];
  }

  /** Somebody of each account that the policies name as a principal: the shortest of its ARNs is nobody's. */
  #namedCallers(): readonly string[] {
    this.#named ??= this.#statements
      .flatMap(({ statement }) => statement.principal?.entries ?? [])
      .flatMap(({ value }) => {
        const [, partition = 'aws', account] = /^(?:arn:([^:]*):iam::)?(\d{12})(?::root)?$/.exec(value) ?? [];
        return account === undefined ? [] : `arn:${partition}:iam::${account}:role/example`;
      });
    return this.#named;
  }

  /** Condition keys as the policies write them, by lower-case name. */
  #keyNames(): ReadonlyMap<string, string> {
    this.#names ??= new Map(
      this.#statements.flatMap(({ atoms }) => atoms.map(({ key, name }) => [key, name] as const)),
    );
    return this.#names;
  }
}

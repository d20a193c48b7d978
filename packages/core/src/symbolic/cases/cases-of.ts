import type { Catalog } from '../../catalog/model.ts';
import { type CallerKind, callerOf } from '../../match/caller.ts';
import type { PolicyInContext } from '../../policy/source.ts';
import { ContextDomains } from '../circumstances.ts';
import { type LayersInContext, policiesIn } from '../layers-in-context.ts';
import { callersOf, KINDS_WITH_ACCOUNT } from '../principals/caller-kinds.ts';
import { principalOf } from '../principals/member.ts';
import type { BaseDomain } from '../region.ts';
import { partIn } from '../text/pull-back.ts';
import { TextSet } from '../text/text-set.ts';
import { KeyDomain } from '../value/key-domain.ts';
import type { KnownValue } from '../variables.ts';
import { caseKeys, MANAGER_KEY } from './case-keys.ts';
import { type Management, managementsOf } from './management.ts';
import { type Ownership, ownershipsOf } from './ownership.ts';
import type { RequestCase } from './request-case.ts';
import type { RequestSpace } from './request-space.ts';
import { type ServicePart, servicePartsOf } from './service-part.ts';

/** Callers of one kind and account. */
interface Callers {
  readonly kind: CallerKind;
  readonly account: string | undefined;
  readonly principals: TextSet;
  readonly ofCaller: KnownValue;
}

/**
 * Takes the requests of a space apart into cases of which all that the order of evaluation asks is the same: who
 * calls, whose the resource is, which service it is, and who manages the organization. Every request of the space is in
 * one of them, or is like one that is (see `accountsThatMatter`).
 */
export function* casesOf(
  catalog: Catalog,
  space: RequestSpace,
  layers: LayersInContext,
): Generator<RequestCase> {
  const policies = policiesIn(layers);
  const open = new ContextDomains(catalog, 'any', [], policies).base;
  const { accounts } = space;
  const isManaged = layers.scps !== undefined || layers.rcps !== undefined;
  const tellsOwners = (layers.rcps !== undefined && !space.areMembers) || speaksOfOwners(policies, space);
  for (const service of servicePartsOf(catalog)) {
    if (space.regions.every(({ actions }) => actions.intersection(service.actions).isEmpty)) continue;
    for (const callers of callersIn(space, accounts))
      for (const ownership of ownershipsOf(space, callers.account, tellsOwners ? accounts : undefined))
        for (const management of managementsOf(space, callers.account, ownership, isManaged))
          yield* caseOf(space, { service, callers, ownership, management }, open);
  }
}

function* callersIn({ kinds, regions }: RequestSpace, accounts: readonly string[]): Generator<Callers> {
  const all = regions.reduce((set, { principals }) => set.union(principals), TextSet.none);
  for (const kind of kinds) {
    const ofKind = callersOf(kind).intersection(all);
    if (ofKind.isEmpty) continue;
    const hasAccount = KINDS_WITH_ACCOUNT.has(kind);
    for (const account of hasAccount ? accounts : [undefined]) {
      const principals = account === undefined ? ofKind : ofKind.intersection(inAccount(account));
      if (!principals.isEmpty) yield { kind, account, principals, ofCaller: keysOfOne(principals) };
    }
  }
}

function inAccount(account: string): TextSet {
  return partIn(4, TextSet.of(account));
}

/** What follows from the only caller of a set; nothing where there are several. */
function keysOfOne(principals: TextSet): KnownValue {
  const member = principals.example();
  if (member === undefined || !principals.minus(TextSet.of(member)).isEmpty) return () => undefined;
  const { keys } = callerOf(principalOf(member));
  return (key) => keys.get(key);
}

function* caseOf(
  space: RequestSpace,
  {
    service,
    callers,
    ownership,
    management,
  }: {
    readonly service: ServicePart;
    readonly callers: Callers;
    readonly ownership: Ownership;
    readonly management: Management;
  },
  open: BaseDomain,
): Generator<RequestCase> {
  const { kind, account, principals, ofCaller } = callers;
  const { isSameAccount, owner } = ownership;
  const { managers, isCallerInManagement, isResourceInManagement } = management;
  const facts = { kind, account, isSameAccount, service, isCallerInManagement, isResourceInManagement };
  const resources = service.resources.intersection(ownership.resources);
  if (resources.isEmpty) return;
  const { known, base } = caseKeys(space, { facts, owner, ofCaller, managers }, open);
  const mustBeThere = managers !== KeyDomain.any && !managers.absent;
  const keys = new Map(mustBeThere ? [[MANAGER_KEY, base(MANAGER_KEY)]] : []);
  if (mustBeThere && base(MANAGER_KEY).isEmpty) return;
  const { actions } = service;
  yield { facts, start: { actions, principals, resources, keys, uncertain: [] }, known, base, owner };
}

const OWNER_KEY = /(aws|s3):resourceaccount/i;

/** Whether policies or requests tell the accounts of resources apart by more than their ARNs. */
function speaksOfOwners(policies: readonly PolicyInContext[], { regions }: RequestSpace): boolean {
  const values = policies
    .flatMap(({ policy }) => policy.statements)
    .flatMap(({ resource, conditions }) => [
      ...conditions.map(({ key }) => key.value),
      ...[resource?.values ?? [], ...conditions.map((one) => one.values)].flat().map(({ value }) => value),
    ]);
  const keys = regions.flatMap(({ atoms }) => atoms.map(({ key }) => key));
  return [...values, ...keys].some((text) => OWNER_KEY.test(text));
}

import type { Catalog } from '../../catalog/model.ts';
import { RCP_SERVICES } from '../../catalog/rcp-services.ts';
import type { ResourcePolicyRole } from '../../evaluate/services/service-semantics.ts';
import type { CallerKind } from '../../match/caller.ts';
import { ActionSet } from '../action-set.ts';
import { SPECIAL_SERVICES } from '../services/index.ts';
import type { ServiceRequests, SomeRequests } from '../services/service-requests.ts';
import { arnPattern } from '../text/pattern.ts';
import { TextSet } from '../text/text-set.ts';
import { ACTIONS, RESOURCES } from '../universe.ts';

/** Requests to one service, or to all that are nothing special, that are evaluated in the same way. */
export interface ServicePart {
  /** The prefix of the service's actions; undefined for all services that are nothing special. */
  readonly prefix?: string;
  readonly actions: ActionSet;
  readonly resources: TextSet;
  readonly isAlwaysAllowed: boolean;
  /** Callers that are turned away whatever policies say. */
  readonly refuses: ReadonlySet<CallerKind>;
  /** Whether nobody of another account can make them. */
  readonly staysInAccount: boolean;
  readonly resourcePolicy: ResourcePolicyRole;
  /** Whether the resource's policy has no say about the root user of its account. */
  readonly sparesRoot: boolean;
  /** Whether resource control policies bind. */
  readonly hasRcps: boolean;
}

const known = new WeakMap<Catalog, readonly ServicePart[]>();

/** The parts of all requests; no request is in two of them. */
export function servicePartsOf(catalog: Catalog): readonly ServicePart[] {
  let parts = known.get(catalog);
  if (!parts) {
    parts = allParts(catalog);
    known.set(catalog, parts);
  }
  return parts;
}

function allParts(catalog: Catalog): ServicePart[] {
  const others = ACTIONS.minus(
    ActionSet.ofPatterns(
      catalog,
      SPECIAL_SERVICES.map(({ prefix }) => `${prefix}:*`),
    ),
  );
  const supporting = ActionSet.ofPatterns(
    catalog,
    [...RCP_SERVICES.prefixes].map((prefix) => `${prefix}:*`),
  );
  return [
    ...SPECIAL_SERVICES.flatMap((service) => partsOf(catalog, service)),
    { ...ORDINARY, hasRcps: true, actions: others.intersection(supporting) },
    { ...ORDINARY, actions: others.minus(supporting) },
  ];
}

const ORDINARY: ServicePart = {
  actions: ACTIONS,
  resources: RESOURCES,
  isAlwaysAllowed: false,
  refuses: new Set(),
  staysInAccount: false,
  resourcePolicy: 'optional',
  sparesRoot: false,
  hasRcps: false,
};

function partsOf(catalog: Catalog, service: ServiceRequests): readonly ServicePart[] {
  const { prefix, alwaysAllowed, refused, withinAccount, sparingRoot, resourcePolicy, exemptFromRcps } =
    service;
  const actions = ACTIONS.intersection(ActionSet.ofPatterns(catalog, [`${prefix}:*`]));
  let parts: readonly ServicePart[] = [
    { ...ORDINARY, prefix, actions, hasRcps: RCP_SERVICES.prefixes.has(prefix) },
  ];
  const decide = (some: SomeRequests, change: (part: ServicePart) => Partial<ServicePart>): void => {
    parts = parts.flatMap((part) => split(catalog, part, some, change));
  };
  if (alwaysAllowed) decide(alwaysAllowed, () => ({ isAlwaysAllowed: true }));
  for (const { kinds, ...some } of refused ?? [])
    decide(some, ({ refuses }) => ({ refuses: new Set([...refuses, ...kinds]) }));
  if (withinAccount) decide(withinAccount, () => ({ staysInAccount: true }));
  if (sparingRoot) decide(sparingRoot, () => ({ sparesRoot: true }));
  for (const some of exemptFromRcps ?? []) decide(some, () => ({ hasRcps: false }));
  // The first that covers a request counts, so it is decided last.
  for (const { role, ...some } of [...(resourcePolicy ?? [])].reverse())
    decide(some, () => ({ resourcePolicy: role }));
  return parts;
}

function resourcesOf({ resources, withoutResource }: SomeRequests): TextSet {
  if (withoutResource) return TextSet.of('*');
  return resources ? TextSet.ofPatterns(resources.map((text) => arnPattern({ text }))) : TextSet.all;
}

/** A part, split into the requests that something is decided of and the others. */
function split(
  catalog: Catalog,
  part: ServicePart,
  some: SomeRequests,
  change: (part: ServicePart) => Partial<ServicePart>,
): readonly ServicePart[] {
  const named = (names: readonly string[]): ActionSet =>
    ActionSet.ofPatterns(
      catalog,
      names.map((name) => `${part.prefix}:${name}`),
    );
  const actions = (some.actions ? named(some.actions) : ActionSet.all).minus(named(some.but ?? []));
  const resources = resourcesOf(some);
  const inside = part.actions.intersection(actions);
  return [
    { ...part, ...change(part), actions: inside, resources: part.resources.intersection(resources) },
    { ...part, actions: inside, resources: part.resources.minus(resources) },
    { ...part, actions: part.actions.minus(actions) },
  ].filter((one) => !one.actions.isEmpty && !one.resources.isEmpty);
}

import type { Action, Catalog } from '../../catalog/model.ts';
import type { ContextValue, Request } from '../../request/request.ts';
import { plainestOf } from '../draw-request.ts';
import { fittingResources } from '../fitting-resources.ts';
import { ANONYMOUS, principalOf } from '../principals/member.ts';
import type { Region } from '../region.ts';
import { TextSet } from '../text/text-set.ts';
import type { RequestCase } from './request-case.ts';
import type { RequestSpace } from './request-space.ts';

/** Actions that exist that a request is drawn with, at most. */
const MAX_ACTIONS = 3;
/** Actions that are looked at for resources of the region that they take, at most. */
const MAX_TRIED = 200;
const OUTSIDE = ['999988887777', '888877776666'];

/** What requests are drawn from. */
export interface Drawn {
  readonly region: Region;
  readonly requestCase: RequestCase;
  readonly space: RequestSpace;
  /** How policies write the names of keys, by name in lower case. */
  readonly keyNames: ReadonlyMap<string, string>;
}

/** A request that was drawn. */
export interface DrawnRequest {
  readonly request: Request;
  /** Whether its action exists today, on resources such as its own. */
  readonly exists: boolean;
}

/** Plain requests of a region, those with actions that exist first. */
export function* requestsIn(catalog: Catalog, drawn: Drawn): Generator<DrawnRequest> {
  const { region, requestCase } = drawn;
  const principal = plainPrincipal(region, requestCase);
  if (principal === undefined) return;
  const account = requestCase.owner ?? requestCase.facts.account ?? OUTSIDE[0]!;
  let found = 0;
  let tried = 0;
  for (const action of existingActions(catalog, region)) {
    if (++tried > MAX_TRIED) break;
    const fitting = fittingResources(catalog, action);
    const resource = plainestOf(region.resources.intersection(fitting.set), fitting.plain(account));
    if (resource === undefined) continue;
    yield { request: requestOf(drawn, principal, action.id, resource), exists: true };
    if (++found >= MAX_ACTIONS) return;
  }
  const future = region.actions.example();
  const resource = plainestOf(region.resources, plainResources(account));
  if (future === undefined || resource === undefined) return;
  // An action that exists, on a resource that it does not take today.
  const name = catalog.action(future)?.id ?? future;
  yield { request: requestOf(drawn, principal, name, resource), exists: false };
}

function* existingActions(catalog: Catalog, { actions }: Region): Generator<Action> {
  const services = actions.elsewhere.isEmpty ? actions.services : catalog.servicePrefixes();
  for (const prefix of services) {
    const names = actions.namesIn(prefix);
    if (names.isEmpty) continue;
    for (const action of catalog.service(prefix)?.actions ?? [])
      if (names.has(action.name.toLowerCase())) yield action;
  }
}

function plainResources(account: string): readonly TextSet[] {
  return [
    'arn:aws:s3:::example',
    'arn:aws:s3:::example/a',
    `arn:aws:sqs:us-east-1:${account}:example`,
    '*',
  ].map((text) => TextSet.of(text));
}

/** A caller of the region, with a name that says what it is where there is a choice. */
function plainPrincipal(
  { principals }: Region,
  { facts: { kind, account } }: RequestCase,
): string | undefined {
  const arn = `arn:aws:iam::${account}`;
  const plain: Partial<Record<typeof kind, string>> = {
    user: `${arn}:user/example`,
    role: `${arn}:role/example`,
    'role-session': `${arn}:role/example\tsession`,
    root: `${arn}:root`,
    service: 'service example.amazonaws.com',
    'federated-user': `arn:aws:sts::${account}:federated-user/example`,
    anonymous: ANONYMOUS,
  };
  const member = plainestOf(principals, plain[kind] === undefined ? [] : [TextSet.of(plain[kind])]);
  return member === undefined ? undefined : principalOf(member);
}

function requestOf(
  { region, requestCase, space, keyNames }: Drawn,
  principal: string,
  action: string,
  resource: string,
): Request {
  const context: Record<string, ContextValue> = {};
  const { known } = requestCase;
  for (const [key, domain] of region.keys) {
    const name = keyNames.get(key) ?? key;
    const held = space.held(key);
    const value = held === undefined ? domain.example() : held;
    // What follows from the rest of the request need not be said.
    if (value === null || value === undefined || (held === undefined && known(key) !== undefined)) continue;
    context[name] = value;
  }
  if (space.request) {
    const { unknownKeys: _, ...request } = space.request;
    return { ...request, context: { ...request.context, ...context } };
  }
  const owner = ownerOf(requestCase, resource);
  return {
    principal,
    action,
    resource,
    ...(owner !== undefined && { resourceAccount: owner }),
    ...(Object.keys(context).length > 0 && { context }),
  };
}

/** The resource's account where the request must say it. */
function ownerOf({ owner, facts: { account } }: RequestCase, resource: string): string | undefined {
  if (owner === null || /^arn:[^:]*:[^:]*:[^:]*:\d{12}:/.test(resource)) return undefined;
  return owner ?? OUTSIDE.find((one) => one !== account);
}

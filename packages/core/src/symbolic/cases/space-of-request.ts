import type { Catalog } from '../../catalog/model.ts';
import { callerOf } from '../../match/caller.ts';
import type { ContextValue, Request } from '../../request/request.ts';
import { ActionSet } from '../action-set.ts';
import { memberOf } from '../principals/member.ts';
import { TextSet } from '../text/text-set.ts';
import type { RequestSpace } from './request-space.ts';

/**
 * One request as a space: all that it may be, where keys of it are not known.
 * @throws InvalidRequestError when nobody of the form of its principal can make a request
 */
export function spaceOfRequest(catalog: Catalog, request: Request): RequestSpace {
  const { kind, account } = callerOf(request.principal);
  const principals = TextSet.of(memberOf(request.principal));
  const given = new Map<string, ContextValue>(
    Object.entries(request.context ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const { unknownKeys = [] } = request;
  const unknown = new Set(unknownKeys === 'all' ? [] : unknownKeys.map((key) => key.toLowerCase()));
  return {
    regions: [
      {
        actions: ActionSet.ofPatterns(catalog, [request.action]),
        principals,
        resources: TextSet.of(request.resource),
        atoms: [],
      },
    ],
    among: { callers: principals, isGiven: (key) => given.has(key) || unknown.has(key) },
    kinds: [kind],
    held: (key) => given.get(key),
    isOpen: () => unknownKeys === 'all',
    owner: request.resourceAccount ?? accountOf(request.resource, account) ?? null,
    // Only a request that says so is of an account that manages its organization.
    areMembers: true,
    accounts: account === undefined ? [] : [account],
    has: () => true,
    request,
  };
}

/** The account of a resource: the caller's where its ARN leaves it out. */
function accountOf(resource: string, callers: string | undefined): string | undefined {
  const account = /^arn:[^:]*:[^:]*:[^:]*:([^:]*):/.exec(resource)?.[1];
  if (account === '') return callers;
  return account?.length === 12 ? account : undefined;
}

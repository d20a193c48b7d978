import type { ContextValue } from '../../request/request.ts';
import { derivedValue } from '../principals/derived-keys.ts';
import type { BaseDomain } from '../region.ts';
import { domainOf } from '../value/exactly.ts';
import type { KeyDomain } from '../value/key-domain.ts';
import type { KnownValue } from '../variables.ts';
import type { CaseFacts } from './case-facts.ts';
import type { RequestSpace } from './request-space.ts';

/** The key that says which account manages the caller's organization. */
export const MANAGER_KEY = 'aws:principalorgmasteraccountid';

/** What the requests of a case have in common. */
interface Common {
  readonly facts: CaseFacts;
  /** The resource's account: null when nobody says, undefined when it may be one or another. */
  readonly owner: string | null | undefined;
  /** What follows from the one caller of the case, where there is one. */
  readonly ofCaller: KnownValue;
  /** What the key of the managing account may hold. */
  readonly managers: KeyDomain;
}

/**
 * What keys hold in the requests of a case: what a request says wins over what follows from it.
 * @param open the domains of keys of which nothing is known
 */
export function caseKeys(
  space: RequestSpace,
  { facts, owner, ofCaller, managers }: Common,
  open: BaseDomain,
): { readonly known: KnownValue; readonly base: BaseDomain } {
  const value = (key: string): ContextValue | null | undefined => {
    const held = space.held(key);
    if (held !== undefined || space.among.isGiven?.(key)) return held;
    const follows =
      ofRequest(key, facts, owner) ?? ofCaller(key) ?? derivedValue(key, facts.kind, facts.account);
    return follows === undefined && !space.isOpen(key) ? null : follows;
  };
  return {
    known: (key) => {
      const one = value(key);
      if (one === undefined || one === null || typeof one === 'string') return one;
      // A policy variable has no value where its key has several.
      return one.length === 1 ? one[0]! : null;
    },
    base: (key) => {
      const one = value(key);
      const domain = one === undefined ? open(key) : domainOf(one);
      return key === MANAGER_KEY ? domain.intersection(managers) : domain;
    },
  };
}

/** What follows from the request as a whole. */
function ofRequest(
  key: string,
  { account, service }: CaseFacts,
  owner: string | null | undefined,
): string | null | undefined {
  if (key === 'aws:resourceaccount') return owner;
  if (key === 's3:resourceaccount') return service.prefix === 's3' ? owner : undefined;
  return key === 'kms:calleraccount' && service.prefix === 'kms' ? account : undefined;
}

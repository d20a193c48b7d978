import type { CallerKind } from '../../match/caller.ts';
import { behind, lastSegmentIn, partIn, upTo } from '../text/pull-back.ts';
import { TextSet } from '../text/text-set.ts';
import { exactly } from '../value/exactly.ts';
import type { KeyDomain } from '../value/key-domain.ts';
import { CALLER_KINDS, callersOf, KINDS_WITH_ACCOUNT } from './caller-kinds.ts';
import { PREFIXES, SESSION_MARK } from './member.ts';

/** The callers for whom a key holds a text of a set. */
type Holding = (texts: TextSet) => TextSet;

/**
 * What a key holds for callers of a kind: one value for all of them, null when it is absent, or what follows from
 * the caller's name.
 */
type Derivation = string | null | Holding;

/** What follows for callers of some kinds; for those left out a request may say anything. */
type Derivations = readonly (readonly [kinds: readonly CallerKind[], derivation: Derivation])[];

const WITHOUT_ACCOUNT = CALLER_KINDS.filter((kind) => !KINDS_WITH_ACCOUNT.has(kind));
const WITH_ACCOUNT = CALLER_KINDS.filter((kind) => KINDS_WITH_ACCOUNT.has(kind));
const UNSIGNED_OR_ELSEWHERE = WITHOUT_ACCOUNT.filter((kind) => kind !== 'anonymous');

const itself: Holding = (texts) => texts;
const inItsAccount: Holding = (texts) => partIn(4, texts);
const ofOrganizations: Derivations = [[WITHOUT_ACCOUNT, null]];

/**
 * The condition keys that AWS derives from who calls, by name in lower case.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 */
const DERIVATIONS: Readonly<Record<string, Derivations>> = {
  'aws:principalarn': [
    [WITH_ACCOUNT.filter((kind) => kind !== 'role-session'), itself],
    [['role-session'], (texts) => upTo(SESSION_MARK, texts)],
    [WITHOUT_ACCOUNT, null],
  ],
  'aws:principalaccount': [
    [WITH_ACCOUNT, inItsAccount],
    [['anonymous'], 'anonymous'],
    [UNSIGNED_OR_ELSEWHERE, null],
  ],
  'aws:principaltype': [
    [['user'], 'User'],
    [['role', 'role-session', 'service-linked-role'], 'AssumedRole'],
    [['federated-user'], 'FederatedUser'],
    [['root'], 'Account'],
    [['anonymous'], 'Anonymous'],
    [UNSIGNED_OR_ELSEWHERE, null],
  ],
  'aws:principalisawsservice': [
    [WITH_ACCOUNT, 'false'],
    [['service'], 'true'],
    [WITHOUT_ACCOUNT.filter((kind) => kind !== 'service'), null],
  ],
  'aws:principalservicename': [
    [['service'], (texts) => behind(PREFIXES.Service, texts)],
    [CALLER_KINDS.filter((kind) => kind !== 'service'), null],
  ],
  'aws:username': [
    [['user'], lastSegmentIn],
    [CALLER_KINDS.filter((kind) => kind !== 'user'), null],
  ],
  // Of users and roles it holds ids that their names do not tell.
  'aws:userid': [
    [['root'], inItsAccount],
    [['anonymous'], 'anonymous'],
  ],
  'aws:principalorgid': ofOrganizations,
  'aws:principalorgpaths': ofOrganizations,
  'aws:principalorgmasteraccountid': ofOrganizations,
};

/**
 * What a key holds for every caller of a kind in an account.
 * @param key in lower case
 * @returns null for absent; undefined where callers of the kind differ, or requests do
 */
export function derivedValue(
  key: string,
  kind: CallerKind,
  account: string | undefined,
): string | null | undefined {
  const derivation = DERIVATIONS[key]?.find(([kinds]) => kinds.includes(kind))?.[1];
  if (derivation === inItsAccount) return account;
  return typeof derivation === 'function' ? undefined : derivation;
}

/** The callers for whom a key follows from who they are, and those of them for whom it is as it should be. */
export interface DerivedKey {
  readonly follows: TextSet;
  readonly holding: TextSet;
}

/**
 * What a constraint on a key says of callers.
 * @param key in lower case
 * @returns undefined when the key does not follow from who calls, or is compared as something else than text
 */
export function derivedKey(key: string, domain: KeyDomain): DerivedKey | undefined {
  const derivations = DERIVATIONS[key];
  if (!derivations) return undefined;
  const texts = domain.single.asText;
  let follows = TextSet.none;
  let holding = TextSet.none;
  for (const [kinds, derivation] of derivations) {
    const callers = callersOf(...kinds);
    follows = follows.union(callers);
    if (derivation === null) {
      if (domain.absent) holding = holding.union(callers);
    } else if (typeof derivation === 'string') {
      const holds = !domain.single.intersection(exactly([derivation])).isEmpty;
      if (holds) holding = holding.union(callers);
    } else if (texts === undefined) return undefined;
    else holding = holding.union(callers.intersection(derivation(texts)));
  }
  return { follows, holding };
}

import { hasOpaque } from '../../document/opaque.ts';
import { type CallerKind, InvalidRequestError } from '../../match/caller.ts';
import type { PrincipalElement, PrincipalEntry } from '../../policy/policy.ts';
import { ANY, ANY_IN_PART, ANY_LETTER_IN_PART, literalPattern, type PatternSymbol } from '../text/pattern.ts';
import { TextSet } from '../text/text-set.ts';
import { allAndUnknownCallers, callersOf } from './caller-kinds.ts';
import { memberOf, PREFIXES, SESSION_MARK } from './member.ts';

/** The callers that a `Principal` element reaches, by how it does; a caller may be in several. */
export interface ReachedCallers {
  /** By their own name, or because everyone is reached. */
  readonly direct: TextSet;
  /** As sessions of a role that is named. */
  readonly role: TextSet;
  /** As part of an account that is named. */
  readonly account: TextSet;
}

const NOBODY: ReachedCallers = { direct: TextSet.none, role: TextSet.none, account: TextSet.none };

/**
 * The callers that `Principal` or `NotPrincipal` of an Allow reaches; without one, nobody.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function reachedBy(element: PrincipalElement | undefined): ReachedCallers {
  if (!element) return NOBODY;
  const listed = together(element.entries.map(entryCallers));
  if (!element.negated) return listed;
  return { ...NOBODY, direct: allAndUnknownCallers().minus(everyOf(listed)) };
}

/**
 * All callers of whom a statement speaks.
 * @param hasBoundary whether callers have a permissions boundary: a Deny with `NotPrincipal` then spares none
 */
export function principalSet(
  element: PrincipalElement | undefined,
  effect: 'Allow' | 'Deny',
  hasBoundary: boolean,
): TextSet {
  if (!element?.negated || effect === 'Allow') return everyOf(reachedBy(element));
  return hasBoundary ? allAndUnknownCallers() : allAndUnknownCallers().minus(spared(element.entries));
}

function everyOf({ direct, role, account }: ReachedCallers): TextSet {
  return direct.union(role).union(account);
}

function together(all: readonly ReachedCallers[]): ReachedCallers {
  const union = (of: (one: ReachedCallers) => TextSet): TextSet =>
    all.reduce((set, one) => set.union(of(one)), TextSet.none);
  return {
    direct: union(({ direct }) => direct),
    role: union(({ role }) => role),
    account: union(({ account }) => account),
  };
}

/**
 * Whom a Deny with `NotPrincipal` leaves alone: callers of whom everything is listed, account, role and session.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function spared(entries: readonly PrincipalEntry[]): TextSet {
  const everyone = together(entries.filter(({ value }) => value === '*').map(entryCallers)).direct;
  const { direct, role, account } = together(entries.filter(({ value }) => value !== '*').map(entryCallers));
  const ofKinds = (kinds: readonly CallerKind[], ...sets: readonly TextSet[]): TextSet =>
    sets.reduce((all, set) => all.intersection(set), callersOf(...kinds));
  return [
    ofKinds(['service', 'saml', 'web-identity', 'canonical-user', 'anonymous', 'root'], direct),
    ofKinds(['role', 'service-linked-role'], role, account),
    ofKinds(['role-session'], direct, role, account),
    ofKinds(['user', 'federated-user'], direct, account),
  ].reduce((all, set) => all.union(set), everyone);
}

const text = (value: string): PatternSymbol[] => literalPattern({ text: value });
const exactly = (...values: readonly string[]): TextSet => TextSet.of(...values);

function entryCallers({ type, value }: PrincipalEntry): ReachedCallers {
  if (type !== 'AWS') {
    const prefix = PREFIXES[type];
    const direct = value === '*' ? TextSet.ofPatterns([[...text(prefix), ANY]]) : exactly(prefix + value);
    return { ...NOBODY, direct: direct.intersection(allAndUnknownCallers()) };
  }
  if (value === '*') return { ...NOBODY, direct: allAndUnknownCallers() };
  const account = /^(?:arn:[^:]*:iam::([^:]+):root|(\d{12}|[\ue000-\uf8ff]))$/.exec(value);
  if (account) return accountCallers(account[1] ?? account[2]!);
  const session = /^(arn:[^:]*):sts::([^:]*):assumed-role\/([^/]+)\/(.+)$/s.exec(value);
  if (session) {
    const [, start, owner, role, name] = session;
    return { ...NOBODY, direct: exactly(`${start}:iam::${owner}:role/${role}${SESSION_MARK}${name}`) };
  }
  if (/^arn:[^:]*:iam::[^:]*:role\//.test(value)) {
    const named = text(value.replace(/:role\/.*\//s, ':role/') + SESSION_MARK);
    return { ...NOBODY, role: TextSet.ofPatterns([text(value), [...named, ANY]]) };
  }
  return { ...NOBODY, direct: namedCaller(value) };
}

/** The caller of a name; nobody where no caller has such a name. */
function namedCaller(name: string): TextSet {
  try {
    return exactly(memberOf(name));
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    return hasOpaque(name) ? exactly(name) : TextSet.none;
  }
}

/** Everybody of an account, which lies in one partition only; its root user is named by it directly. */
function accountCallers(id: string): ReachedCallers {
  const inPartition = [...text('arn:'), ANY_LETTER_IN_PART, ANY_IN_PART];
  const all = (...services: readonly string[]): TextSet =>
    TextSet.ofPatterns(
      services.map((service) => [...inPartition, ...text(`:${service}::${id}:`), ANY]),
    ).intersection(allAndUnknownCallers());
  const direct = all('iam').intersection(callersOf('root'));
  return { direct, role: TextSet.none, account: all('iam', 'sts').minus(direct) };
}

import type { PrincipalElement, PrincipalEntry } from '../policy/policy.ts';
import type { Caller } from './caller.ts';

/**
 * How a `Principal` element reaches a caller. It decides what a grant means within one account: a grant to
 * the account only delegates to the account's identity policies, one to a role is capped by the session's
 * boundary and session policy, one to the user or session itself, or to everyone, is not.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
export type Reach = 'none' | 'account' | 'role' | 'principal' | 'everyone';

const ORDER: readonly Reach[] = ['none', 'account', 'role', 'principal', 'everyone'];

/** What must be known besides who calls. */
interface CallerCircumstances {
  /** Whether the caller has a permissions boundary. */
  readonly hasBoundary: boolean;
}

/** A `Principal` or `NotPrincipal` element, ready to be compared. */
export type PrincipalTest = (caller: Caller, circumstances: CallerCircumstances) => Reach;

/**
 * Compiles `Principal` or `NotPrincipal`. A statement that must have one and has none reaches nobody.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function compilePrincipal(
  element: PrincipalElement | undefined,
  effect: 'Allow' | 'Deny',
): PrincipalTest {
  if (!element) return () => 'none';
  const { entries } = element;
  if (!element.negated) return (caller) => furthest(entries, caller);
  if (effect === 'Allow') {
    return (caller) => (furthest(entries, caller) === 'none' ? 'everyone' : 'none');
  }
  return (caller, circumstances) => (isExcepted(entries, caller, circumstances) ? 'none' : 'everyone');
}

/** Whether a `Principal` element reaches everyone, whoever calls. */
export function reachesEveryone(element: PrincipalElement | undefined): boolean {
  return (
    element?.negated === false && element.entries.some(({ type, value }) => type === 'AWS' && value === '*')
  );
}

function furthest(entries: readonly PrincipalEntry[], caller: Caller): Reach {
  let reach: Reach = 'none';
  for (const entry of entries) {
    const one = entryReach(entry, caller);
    if (ORDER.indexOf(one) > ORDER.indexOf(reach)) reach = one;
  }
  return reach;
}

/** How one entry of `Principal` reaches a caller. */
export function entryReach({ type, value }: Pick<PrincipalEntry, 'type' | 'value'>, caller: Caller): Reach {
  if (value === '*') return type === 'AWS' || isOfType(caller, type) ? 'everyone' : 'none';
  if (type !== 'AWS') return isOfType(caller, type) && value === caller.principal ? 'principal' : 'none';
  if (caller.account === undefined) return value === caller.principal ? 'principal' : 'none';
  if (namesAccountOf(value, caller)) {
    return caller.kind === 'root' ? 'principal' : 'account';
  }
  if (value === caller.principal) return isUnnamedSession(caller) ? 'role' : 'principal';
  return caller.kind === 'role-session' && isRoleOf(value, caller) ? 'role' : 'none';
}

/** Whether an entry is the caller's account, as its id or its root's ARN. An account lies in one partition, so the ARN's does not count. */
function namesAccountOf(value: string, { account }: Caller): boolean {
  return value === account || (value.startsWith('arn:') && value.endsWith(`:iam::${account}:root`));
}

function isOfType({ kind }: Caller, type: PrincipalEntry['type']): boolean {
  switch (type) {
    case 'Service':
      return kind === 'service';
    case 'Federated':
      return kind === 'web-identity' || kind === 'saml';
    case 'CanonicalUser':
      return kind === 'canonical-user';
    case 'AWS':
      return true;
  }
}

/** Whether the caller is given as a role rather than as one of its sessions. */
function isUnnamedSession({ kind }: Caller): boolean {
  return kind === 'role' || kind === 'service-linked-role';
}

/** Whether an ARN is that of the session's role. A session's ARN leaves out the role's path; names are unique in an account. */
function isRoleOf(arn: string, { partition, account, roleName }: Caller): boolean {
  const prefix = `arn:${partition}:iam::${account}:role/`;
  return arn.startsWith(prefix) && arn.slice(arn.lastIndexOf('/') + 1) === roleName;
}

/**
 * Whether a Deny with `NotPrincipal` leaves a caller alone: everything that the caller is (account, role,
 * session) must be listed, and a caller with a permissions boundary is never left alone.
 */
function isExcepted(
  entries: readonly PrincipalEntry[],
  caller: Caller,
  { hasBoundary }: CallerCircumstances,
): boolean {
  if (hasBoundary) return false;
  const reaches = new Set(entries.map((entry) => entryReach(entry, caller)));
  if (reaches.has('everyone')) return true;
  if (caller.account === undefined || caller.kind === 'root') return reaches.has('principal');
  if (!reaches.has('account')) return false;
  if (isUnnamedSession(caller)) return reaches.has('role');
  if (caller.kind === 'role-session') return reaches.has('role') && reaches.has('principal');
  return reaches.has('principal');
}

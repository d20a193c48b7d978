import { type Caller, callerOf } from '../../match/caller.ts';

/**
 * Principals as strings, so that sets of them are sets of strings. An IAM principal is the ARN that
 * `aws:PrincipalArn` has for it (user, role, root); a session of a role is the role's ARN without its path (names
 * are unique in an account), a tab and the session's name; other principals have a prefix that no ARN has.
 */
export const SESSION_MARK = '\t';
/** What stands before a principal that has no account. */
export const PREFIXES = {
  Service: 'service ',
  Federated: 'federated ',
  CanonicalUser: 'canonical ',
} as const;
/** The caller who does not sign. */
export const ANONYMOUS = 'anonymous';

/** The principal of a request (as `Request.principal` has it) from a string of these sets. */
export function principalOf(member: string): string {
  if (member === ANONYMOUS) return '*';
  for (const prefix of Object.values(PREFIXES))
    if (member.startsWith(prefix)) return member.slice(prefix.length);
  const [arn = '', session] = member.split(SESSION_MARK);
  if (session === undefined) return arn;
  const role = /^(arn:[^:]*):iam::([^:]*):role\/(?:.*\/)?([^/]+)$/s.exec(arn);
  return role ? `${role[1]}:sts::${role[2]}:assumed-role/${role[3]}/${session}` : arn;
}

/**
 * The string that stands for the principal of a request.
 * @throws InvalidRequestError when nobody of that form can make a request
 */
export function memberOf(principal: string): string {
  const caller = callerOf(principal);
  switch (caller.kind) {
    case 'anonymous':
      return ANONYMOUS;
    case 'service':
      return PREFIXES.Service + principal;
    case 'web-identity':
    case 'saml':
      return PREFIXES.Federated + principal;
    case 'canonical-user':
      return PREFIXES.CanonicalUser + principal;
    case 'role-session':
      return sessionMember(caller);
    case 'root':
      return caller.accountArn!;
    default:
      return principal;
  }
}

function sessionMember({ partition, account, roleName, principal }: Caller): string {
  const name = principal.slice(principal.lastIndexOf('/') + 1);
  return `arn:${partition}:iam::${account}:role/${roleName}${SESSION_MARK}${name}`;
}

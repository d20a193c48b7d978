import type { ResolvedRequest } from '../resolved-request.ts';

const KEY = 'aws:PrincipalOrgMasterAccountId';

/**
 * Whether the request says, by the key `aws:PrincipalOrgMasterAccountId`, that an account is the one that
 * manages the caller's organization; organization policies leave that account alone.
 */
export function isManagementAccount(account: string | undefined, request: ResolvedRequest): boolean {
  return account !== undefined && request.lookup(KEY.toLowerCase(), KEY) === account;
}

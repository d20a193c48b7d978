import { arnPattern } from '../text/pattern.ts';
import { TextSet } from '../text/text-set.ts';
import { RESOURCES } from '../universe.ts';
import type { RequestSpace } from './request-space.ts';

/** Resources, and whose they are. */
export interface Ownership {
  readonly isSameAccount: boolean;
  readonly resources: TextSet;
  /** Their account: null when nobody says; undefined when it is any but the caller's. */
  readonly owner: string | null | undefined;
}

const NO_RESOURCE = TextSet.of('*');

/**
 * Whose the resources of requests may be. ARNs that do not say (S3) are of an account all the same; for actions that
 * take no resource nobody may say.
 * @param account of the caller
 * @param owners accounts to tell apart; undefined when it only matters whether it is the caller's
 */
export function ownershipsOf(
  { owner }: RequestSpace,
  account: string | undefined,
  owners: readonly string[] | undefined,
): readonly Ownership[] {
  if (owner !== undefined) {
    return [{ isSameAccount: owner === null || owner === account, resources: TextSet.all, owner }];
  }
  const unsaid: Ownership = { isSameAccount: true, resources: NO_RESOURCE, owner: null };
  const others: readonly Ownership[] = owners
    ? owners
        .filter((one) => one !== account)
        .map((one) => ({ isSameAccount: false, resources: ownedBy(one).minus(NO_RESOURCE), owner: one }))
    : [
        {
          isSameAccount: false,
          resources: (account === undefined ? RESOURCES : RESOURCES.minus(namedAs(account))).minus(
            NO_RESOURCE,
          ),
          owner: undefined,
        },
      ];
  if (account === undefined) return [unsaid, ...others];
  return [{ isSameAccount: true, resources: ownedBy(account), owner: account }, unsaid, ...others];
}

/** Resources whose ARN names an account. */
function namedAs(account: string): TextSet {
  return TextSet.ofPatterns([arnPattern({ text: `arn:*:*:*:${account}:*` })]);
}

/** Resources that may be an account's: whose ARN names it, or names none. */
function ownedBy(account: string): TextSet {
  return RESOURCES.minus(namedAs('????????????')).union(namedAs(account).intersection(RESOURCES));
}

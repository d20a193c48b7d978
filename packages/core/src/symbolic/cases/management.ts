import { TextSet } from '../text/text-set.ts';
import { exactly } from '../value/exactly.ts';
import { KeyDomain } from '../value/key-domain.ts';
import { SingleSet } from '../value/single-set.ts';
import { MANAGER_KEY } from './case-keys.ts';
import type { Ownership } from './ownership.ts';
import type { RequestSpace } from './request-space.ts';

/** Who manages the caller's organization. */
export interface Management {
  readonly isCallerInManagement: boolean;
  readonly isResourceInManagement: boolean;
  /** What the key that says so may hold. */
  readonly managers: KeyDomain;
}

const NOBODY_SAYS: Management = {
  isCallerInManagement: false,
  isResourceInManagement: false,
  managers: KeyDomain.any,
};

/**
 * Who may manage the caller's organization, as far as it matters to organization policies.
 * @param account of the caller
 * @param isManaged whether there are any
 */
export function managementsOf(
  space: RequestSpace,
  account: string | undefined,
  { owner }: Ownership,
  isManaged: boolean,
): readonly Management[] {
  // A resource of which nobody says whose it is, is the caller's.
  const resourceAccount = owner === null ? account : owner;
  const held = space.held(MANAGER_KEY);
  const isUnknown = space.among.isGiven?.(MANAGER_KEY) ?? false;
  if (held !== undefined || !(isUnknown || space.isOpen(MANAGER_KEY))) {
    const manages = (one: string | undefined): boolean => one !== undefined && held === one;
    return [
      {
        isCallerInManagement: manages(account),
        isResourceInManagement: manages(resourceAccount),
        managers: KeyDomain.any,
      },
    ];
  }
  const involved = [...new Set([account, resourceAccount])].filter((one) => one !== undefined);
  if (!isManaged || involved.length === 0) return [NOBODY_SAYS];
  const neither: Management = { ...NOBODY_SAYS, managers: allBut(involved) };
  if (space.areMembers) return [neither];
  return [
    neither,
    ...involved.map((manager) => ({
      isCallerInManagement: manager === account,
      isResourceInManagement: manager === resourceAccount,
      managers: new KeyDomain(false, exactly([manager]), undefined),
    })),
  ];
}

function allBut(accounts: readonly string[]): KeyDomain {
  return new KeyDomain(true, SingleSet.of({ text: TextSet.of(...accounts).complement() }), undefined);
}

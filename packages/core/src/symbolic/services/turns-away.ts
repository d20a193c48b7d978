import type { Caller } from '../caller.ts';
import { KINDS_WITH_ACCOUNT } from '../principals/caller-kinds.ts';
import { SPECIAL_SERVICES } from './index.ts';
import type { SomeRequests } from './service-requests.ts';

type Stranger = Pick<Caller, 'kind' | 'isForeign'>;

/**
 * Whether there may be something that a service does not let a caller do, whatever policies say: one of another account, or
 * of none. Of callers within the account nothing is said, since who wears a policy is only taken for an example.
 */
export function mayBeTurnedAway({ kind, isForeign }: Stranger): boolean {
  return isForeign || !KINDS_WITH_ACCOUNT.has(kind);
}

/**
 * Whether a service turns a caller away, whatever policies say.
 * @param action its service's prefix and its name
 */
export function turnsAway(
  action: { readonly service: string; readonly name: string },
  caller: Stranger,
): boolean {
  const service = SPECIAL_SERVICES.find(({ prefix }) => prefix === action.service);
  if (!service || !mayBeTurnedAway(caller)) return false;
  const { kind } = caller;
  const name = action.name.toLowerCase();
  const covers = ({ actions, but }: SomeRequests): boolean =>
    (actions?.includes(name) ?? true) && !but?.includes(name);
  if (service.refused?.some((some) => some.kinds.includes(kind) && covers(some))) return true;
  return kind !== 'service' && service.withinAccount !== undefined && covers(service.withinAccount);
}

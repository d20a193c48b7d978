import type { CallerKind } from '../../match/caller.ts';
import type { ServicePart } from './service-part.ts';

/** All that the order of evaluation asks of a request, the same for every request of a case. */
export interface CaseFacts {
  readonly kind: CallerKind;
  /** The caller's account; undefined for callers without one. */
  readonly account: string | undefined;
  readonly isSameAccount: boolean;
  readonly service: ServicePart;
  /** Whether the caller's account manages its organization. */
  readonly isCallerInManagement: boolean;
  /** Whether the resource's account manages the caller's organization. */
  readonly isResourceInManagement: boolean;
}

import type { CallerKind } from '../../match/caller.ts';
import type { ContextValue, Request } from '../../request/request.ts';
import type { StatementRegion } from '../region.ts';
import type { AmongCallers } from '../statement-parts.ts';

/** Requests that a question about all layers is about. */
export interface RequestSpace {
  /** The requests, as the union of some regions. */
  readonly regions: readonly StatementRegion[];
  readonly among: AmongCallers;
  /** Kinds of callers that are looked at. */
  readonly kinds: readonly CallerKind[];
  /** What a key in lower case holds in every request, whatever else follows for it: null for absent, undefined when open. */
  readonly held: (key: string) => ContextValue | null | undefined;
  /** Whether a key in lower case of which nothing is said, and that follows from nothing, may hold anything; else it is absent. */
  readonly isOpen: (key: string) => boolean;
  /** The resource's account where the resource does not name it: null when nobody says; undefined when it may be any. */
  readonly owner?: string | null;
  /** Whether accounts are taken not to manage their organization. */
  readonly areMembers: boolean;
  /** Accounts that stand for all (see `accountsThatMatter`). */
  readonly accounts: readonly string[];
  /** Whether a request is one of them. */
  readonly has: (request: Request) => boolean;
  /** The request that all of them are, but for what is not known of it. */
  readonly request?: Request;
}

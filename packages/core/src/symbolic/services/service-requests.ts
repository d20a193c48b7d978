import type { ResourcePolicyRole } from '../../evaluate/services/service-semantics.ts';
import type { CallerKind } from '../../match/caller.ts';

/** Some requests of a service: by names of actions, in lower case, and by ARN patterns; all where left out. */
export interface SomeRequests {
  readonly actions?: readonly string[];
  /** Names of actions that are not among them. */
  readonly but?: readonly string[];
  readonly resources?: readonly string[];
  /** Only those that take no resource. */
  readonly withoutResource?: true;
}

/** What is special to the requests of one service, as sets of requests. */
export interface ServiceRequests {
  /** The prefix of its actions. */
  readonly prefix: string;
  /** Requests that succeed whatever policies say, for callers who are not refused. */
  readonly alwaysAllowed?: SomeRequests;
  /** Requests that some callers can never make. */
  readonly refused?: readonly (SomeRequests & { readonly kinds: readonly CallerKind[] })[];
  /** Requests that nobody of another account can make. */
  readonly withinAccount?: SomeRequests;
  /** Requests in which the resource's policy has no say about the root user of its account. */
  readonly sparingRoot?: SomeRequests;
  /** What the resource's own policy has to say; the first that covers a request counts. */
  readonly resourcePolicy?: readonly (SomeRequests & { readonly role: ResourcePolicyRole })[];
  /** Requests that resource control policies leave alone. */
  readonly exemptFromRcps?: readonly SomeRequests[];
}

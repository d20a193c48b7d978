import type { ResolvedRequest } from '../resolved-request.ts';

/** What the policy of the resource itself has to say. */
export type ResourcePolicyRole =
  /** It may allow; within one account an identity policy is as good. */
  | 'optional'
  /** It must allow, even within one account. */
  | 'required'
  /** Requests of this kind do not look at it, and do not cross accounts. */
  | 'ignored'
  /** Requests of this kind do not look at it, and may cross accounts. */
  | 'not-needed';

/** What is special to the requests of one service; what is left out is as with every other service. */
export interface ServiceSemantics {
  /** The prefix of its actions. */
  readonly prefix: string;
  /** Whether a request succeeds whatever policies say, for callers whom the service does not refuse. */
  readonly alwaysAllowed?: (request: ResolvedRequest) => boolean;
  /** What the resource's own policy has to say about a request. */
  readonly resourcePolicy?: (request: ResolvedRequest) => ResourcePolicyRole;
  /** Whether this caller can never make this request, whatever policies say. */
  readonly refuses?: (request: ResolvedRequest) => boolean;
  /** Actions, in lower case, that nobody of another account can call, whatever policies say. */
  readonly withinAccount?: { has(action: string): boolean };
  /** Whether the resource's policy has no say about the root user of its account, so that nobody is locked out. */
  readonly sparesRoot?: (request: ResolvedRequest) => boolean;
  /** Condition keys, in lower case, that follow from the request. */
  readonly keys?: ReadonlyMap<string, (request: ResolvedRequest) => string | undefined>;
  /** Whether resource control policies leave the request alone. */
  readonly isExemptFromRcps?: (request: ResolvedRequest) => boolean;
}

import type { ResolvedRequest } from '../resolved-request.ts';

/** Why the policies of a layer do not count for a request. */
export type NotBoundReason =
  | 'caller-has-no-identity-policies'
  | 'root-user-has-full-access'
  | 'caller-is-outside-the-organization'
  | 'service-linked-role'
  | 'management-account'
  | 'service-without-rcps'
  | 'request-exempt-from-rcps'
  | 'resource-policy-not-used'
  | 'root-user-is-not-locked-out';

/** Which requests the policies of a layer count for. */
export type LayerRule = (request: ResolvedRequest) => NotBoundReason | undefined;

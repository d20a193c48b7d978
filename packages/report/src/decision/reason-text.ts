import type { Decision, DecisionReason, NotBoundReason } from '@leastwise/core';

/** Decisions in a sentence. */
export const DECISION_NAMES: Record<Decision, string> = {
  allowed: 'allowed',
  'explicitly-denied': 'explicitly denied',
  'implicitly-denied': 'implicitly denied',
  depends: 'depends',
};

/** Why a decision is what it is, as a sentence part. */
export const REASON_TEXTS: Record<DecisionReason, string> = {
  'no-policy-governs-this-action':
    'no policy governs this action; AWS lets everyone with credentials call it',
  'root-user-of-the-account': 'the caller is the root user of the account',
  'identity-policy-allows': 'an identity policy allows it',
  'resource-policy-allows': "the resource's policy allows it",
  'identity-and-resource-policy-allow': "both the caller's policies and the resource's policy allow it",
  'explicit-deny': 'a Deny covers it, and no Allow outweighs a Deny',
  'caller-cannot-make-this-call': 'the service does not take this call from such a caller',
  'call-does-not-cross-accounts': 'the service takes this call only from callers of the account',
  'scp-does-not-allow': 'not every level of service control policies allows it',
  'endpoint-policy-does-not-allow': 'the policy of the VPC endpoint does not allow it',
  'no-policy-allows': 'no policy allows it',
  'boundary-does-not-allow': 'the permissions boundary does not allow it',
  'session-policy-does-not-allow': 'the session policy does not allow it',
  'session-policy-missing': 'a federated user has no permissions without a session policy',
  'resource-policy-must-allow': "only the resource's policy can allow it to this caller, and it does not",
  'resource-policy-leaves-it-to-identity-policies':
    "the resource's policy leaves it to the caller's own policies, and they do not allow it",
  'identity-policy-must-allow-across-accounts':
    "across accounts the caller's own policies must allow it too, and they do not",
  'resource-policy-must-allow-across-accounts':
    "across accounts the resource's policy must allow it too, and it does not",
  'depends-on-what-is-not-known': 'it depends on something that is not known',
};

/** Why a layer does not count for a request. */
export const NOT_BOUND_TEXTS: Record<NotBoundReason, string> = {
  'caller-has-no-identity-policies': 'the caller has no policies of its own',
  'root-user-has-full-access': 'the root user needs none',
  'caller-is-outside-the-organization': 'the caller is in no account of the organization',
  'service-linked-role': 'it does not bind service-linked roles',
  'management-account': 'it does not bind the management account',
  'service-without-rcps': 'the service does not support resource control policies',
  'request-exempt-from-rcps': 'the request is exempt',
  'root-user-is-not-locked-out': 'it cannot lock out the root user',
  'resource-policy-not-used': 'no policy of a resource counts for this action',
};

import type { ServiceSemantics } from './service-semantics.ts';

/** What can be done with a key of another account. */
const ACROSS_ACCOUNTS = new Set(
  `creategrant decrypt derivesharedsecret describekey encrypt generatedatakey generatedatakeypair
   generatedatakeypairwithoutplaintext generatedatakeywithoutplaintext generatemac getkeyrotationstatus
   getpublickey listgrants reencryptfrom reencryptto retiregrant revokegrant sign verify verifymac`
    .split(/\s+/)
    .map((name) => `kms:${name}`),
);

/**
 * AWS KMS. The key policy must allow whatever is done with a key; when it allows the account, identity
 * policies count as well. Aliases have no policy of their own. AWS managed keys and `kms:RetireGrant` are out of reach of
 * resource control policies. Grants, a separate way in, are not part of a request. All requests must be signed, and only
 * some can be made across accounts.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-caller-account
 */
export const KMS: ServiceSemantics = {
  prefix: 'kms',
  resourcePolicy: ({ resource }) =>
    /^arn:[^:]*:kms:[^:]*:[^:]*:key\//.test(resource) ? 'required' : 'optional',
  keys: new Map([['kms:calleraccount', ({ caller }) => caller.account]]),
  isExemptFromRcps: ({ action, resource }) =>
    action === 'kms:retiregrant' || /^arn:[^:]*:kms:[^:]*:[^:]*:alias\/aws\//.test(resource),
  refuses: ({ caller }) => caller.kind === 'anonymous',
  withinAccount: { has: (action) => !ACROSS_ACCOUNTS.has(action) },
};

import type { ServiceRequests } from './service-requests.ts';

/** What can be done with a key of another account. */
const ACROSS_ACCOUNTS =
  `creategrant decrypt derivesharedsecret describekey encrypt generatedatakey generatedatakeypair
   generatedatakeypairwithoutplaintext generatedatakeywithoutplaintext generatemac getkeyrotationstatus
   getpublickey listgrants reencryptfrom reencryptto retiregrant revokegrant sign verify verifymac`.split(
    /\s+/,
  );

/**
 * AWS KMS: the key's policy must allow what is done with the key, and only some of it can be done across accounts. Aliases
 * of AWS managed keys and `kms:RetireGrant` are out of reach of resource control policies.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
 */
export const KMS: ServiceRequests = {
  prefix: 'kms',
  refused: [{ kinds: ['anonymous'] }],
  withinAccount: { but: ACROSS_ACCOUNTS },
  resourcePolicy: [{ resources: ['arn:*:kms:*:*:key/*'], role: 'required' }],
  exemptFromRcps: [{ actions: ['retiregrant'] }, { resources: ['arn:*:kms:*:*:alias/aws/*'] }],
};

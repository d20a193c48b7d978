import type { ServiceRequests } from './service-requests.ts';

/**
 * AWS KMS: the key's policy must allow what is done with the key. Aliases of AWS managed keys and `kms:RetireGrant` are
 * out of reach of resource control policies.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
export const KMS: ServiceRequests = {
  prefix: 'kms',
  resourcePolicy: [{ resources: ['arn:*:kms:*:*:key/*'], role: 'required' }],
  exemptFromRcps: [{ actions: ['retiregrant'] }, { resources: ['arn:*:kms:*:*:alias/aws/*'] }],
};

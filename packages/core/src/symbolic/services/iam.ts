import type { ServiceRequests } from './service-requests.ts';

/**
 * AWS IAM: its resources have no policies that say who may manage them.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
export const IAM: ServiceRequests = { prefix: 'iam', resourcePolicy: [{ role: 'ignored' }] };

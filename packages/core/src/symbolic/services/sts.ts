import type { ServiceRequests } from './service-requests.ts';

/**
 * AWS STS: assuming a role takes the role's trust policy, even within one account; two actions take no permission.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
export const STS: ServiceRequests = {
  prefix: 'sts',
  alwaysAllowed: { actions: ['getcalleridentity', 'getsessiontoken'] },
  refused: [
    { actions: ['assumerole'], kinds: ['root', 'federated-user'] },
    {
      actions: ['getfederationtoken'],
      kinds: ['role', 'role-session', 'service-linked-role', 'federated-user'],
    },
  ],
  resourcePolicy: [
    { actions: ['assumeroot'], role: 'not-needed' },
    { resources: ['arn:*:iam::*:role/*'], role: 'required' },
    { role: 'ignored' },
  ],
  exemptFromRcps: [{ resources: ['arn:*:iam::*:role/aws-service-role/*'] }],
};

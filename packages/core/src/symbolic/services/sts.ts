import type { CallerKind } from '../../match/caller.ts';
import { CALLER_KINDS } from '../principals/caller-kinds.ts';
import type { ServiceRequests } from './service-requests.ts';

const UNSIGNED: readonly CallerKind[] = ['anonymous', 'web-identity', 'saml', 'canonical-user'];
const ROLES: readonly CallerKind[] = ['role', 'role-session', 'service-linked-role'];

/** All callers but those whose token a call takes. */
const allBut = (provider: CallerKind): readonly CallerKind[] =>
  CALLER_KINDS.filter((kind) => kind !== provider);

/**
 * AWS STS: assuming a role takes the role's trust policy, even within one account; two actions take no permission.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
export const STS: ServiceRequests = {
  prefix: 'sts',
  alwaysAllowed: { actions: ['getcalleridentity', 'getsessiontoken'], withoutResource: true },
  refused: [
    { but: ['getcalleridentity'], kinds: ['federated-user'] },
    { actions: ['assumerole'], kinds: ['root', ...UNSIGNED] },
    { actions: ['assumeroot'], kinds: ['root', 'service', ...UNSIGNED] },
    { actions: ['getcalleridentity'], kinds: UNSIGNED },
    { actions: ['getfederationtoken', 'getsessiontoken'], kinds: ['service', ...ROLES, ...UNSIGNED] },
    { actions: ['assumerolewithsaml'], kinds: allBut('saml') },
    { actions: ['assumerolewithwebidentity'], kinds: allBut('web-identity') },
  ],
  resourcePolicy: [
    { actions: ['assumeroot'], resources: ['arn:*:iam::*:root'], role: 'not-needed' },
    { resources: ['arn:*:iam::*:role/*'], role: 'required' },
    { role: 'ignored' },
  ],
  exemptFromRcps: [{ resources: ['arn:*:iam::*:role/aws-service-role/*'] }],
};

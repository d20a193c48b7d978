import type { CallerKind } from '../../match/caller.ts';
import type { ResolvedRequest } from '../resolved-request.ts';
import type { ServiceSemantics } from './service-semantics.ts';

const ROOT = /^arn:[^:]*:iam::[^:]*:root$/;
const ROLE = /^arn:[^:]*:iam::[^:]*:role\//;

const SERVICE_LINKED_ROLE = /^arn:[^:]*:iam::[^:]*:role\/aws-service-role\//;

/** Who has no AWS credentials to sign a request with. */
const UNSIGNED: readonly CallerKind[] = ['anonymous', 'web-identity', 'saml', 'canonical-user'];
const ROLES: readonly CallerKind[] = ['role', 'role-session', 'service-linked-role'];

/** Who may never call: whatever policies say, STS turns these callers away. */
const REFUSED: Readonly<Record<string, ReadonlySet<CallerKind>>> = {
  'sts:assumerole': new Set(['root', ...UNSIGNED]),
  'sts:assumeroot': new Set(['root', 'service', ...UNSIGNED]),
  'sts:getcalleridentity': new Set(UNSIGNED),
  'sts:getfederationtoken': new Set(['service', ...ROLES, ...UNSIGNED]),
  'sts:getsessiontoken': new Set(['service', ...ROLES, ...UNSIGNED]),
};

/** Calls that no policy governs. They take no resource. */
const UNGOVERNED = new Set(['sts:getcalleridentity', 'sts:getsessiontoken']);

/** Calls that carry the token of an identity provider instead of a signature, and whose token that is. */
const BY_TOKEN: Readonly<Record<string, CallerKind>> = {
  'sts:assumerolewithsaml': 'saml',
  'sts:assumerolewithwebidentity': 'web-identity',
};

/**
 * AWS STS. Assuming a role (and tagging or naming the session) takes the role's trust policy, even within one
 * account; `AssumeRoot` has no such policy. Resource control policies leave service-linked roles alone. `GetCallerIdentity`
 * and `GetSessionToken` take no permission and no policy can forbid them; sessions of `GetFederationToken` can call the
 * former only.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
export const STS: ServiceSemantics = {
  prefix: 'sts',
  alwaysAllowed: ({ action, resource }) => UNGOVERNED.has(action) && resource === '*',
  resourcePolicy: ({ action, resource }) => {
    if (action === 'sts:assumeroot' && ROOT.test(resource)) return 'not-needed';
    return ROLE.test(resource) ? 'required' : 'ignored';
  },
  isExemptFromRcps: ({ resource }) => SERVICE_LINKED_ROLE.test(resource),
  refuses: ({ action, caller: { kind } }: ResolvedRequest) => {
    if (kind === 'federated-user') return action !== 'sts:getcalleridentity';
    const provider = BY_TOKEN[action];
    return provider === undefined ? REFUSED[action]?.has(kind) === true : provider !== kind;
  },
};

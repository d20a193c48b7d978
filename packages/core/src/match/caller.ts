/** What kind of principal makes a request. */
export type CallerKind =
  | 'user'
  | 'role'
  | 'role-session'
  | 'federated-user'
  | 'root'
  | 'service'
  | 'service-linked-role'
  | 'anonymous'
  | 'web-identity'
  | 'saml'
  /** An account or a CloudFront origin access identity as S3 names it; only resource policies know it. */
  | 'canonical-user';

/** Who makes a request, taken apart. */
export interface Caller {
  readonly kind: CallerKind;
  /** As the request has it. */
  readonly principal: string;
  /** The account whose policies count for the caller; absent for callers that only resource policies know. */
  readonly account?: string;
  readonly partition: string;
  /** The account's root ARN, which a policy may name to mean the account. */
  readonly accountArn?: string;
  /** Of roles and their sessions: the role's name, without its path. */
  readonly roleName?: string;
  /** Condition keys that follow from who calls, by name in lower case. */
  readonly keys: ReadonlyMap<string, string>;
}

/** A request that names something that cannot be. */
export class InvalidRequestError extends Error {
  readonly code = 'invalid-request';
  override readonly name = 'InvalidRequestError';
  /** The part of the request that is wrong. */
  readonly part: 'principal' | 'action' | 'resource' | 'context';

  constructor(part: InvalidRequestError['part'], message: string) {
    super(message);
    this.part = part;
  }
}

const IDENTITY_PROVIDERS = new Set([
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
]);

const callers = new Map<string, Caller>();

/**
 * Takes the principal of a request apart. A role ARN means a session of that role whose name no policy
 * mentions; an account id means the account's root user.
 * @throws InvalidRequestError when nobody of that form can make a request
 */
export function callerOf(principal: string): Caller {
  let caller = callers.get(principal);
  if (!caller) {
    caller = parseCaller(principal);
    if (callers.size >= 10_000) callers.clear();
    callers.set(principal, caller);
  }
  return caller;
}

function parseCaller(principal: string): Caller {
  if (principal === '*')
    return callerWith('anonymous', principal, {
      'aws:principalaccount': 'anonymous',
      'aws:principaltype': 'Anonymous',
      'aws:userid': 'anonymous',
    });
  if (/^\d{12}$/.test(principal)) return parseArn(`arn:aws:iam::${principal}:root`) as Caller;
  if (/^[0-9a-f]{64}$/.test(principal)) return callerWith('canonical-user', principal, {});
  const caller = principal.startsWith('arn:') ? parseArn(principal) : parseName(principal);
  if (caller) return caller;
  throw new InvalidRequestError(
    'principal',
    `\`${principal}\` cannot make a request; name a user, role, role session, federated user or root by its ARN, an account id, a service principal, an identity provider, or \`*\` for an anonymous caller`,
  );
}

function parseName(name: string): Caller | undefined {
  if (IDENTITY_PROVIDERS.has(name)) return callerWith('web-identity', name, {});
  // The region in a service's name may be known only at deployment: an opaque letter stands for it.
  if (/^[\w.\ue000-\uf8ff-]+\.(amazonaws\.com(\.cn)?|aws\.internal)$/.test(name)) {
    return callerWith('service', name, {
      'aws:principalisawsservice': 'true',
      'aws:principalservicename': name,
    });
  }
  return /^[\w-]+(\.[\w-]+)+$/.test(name) ? callerWith('web-identity', name, {}) : undefined;
}

function parseArn(arn: string): Caller | undefined {
  const [, partition = '', service = '', account = '', rest = ''] =
    /^arn:([^:]+):(iam|sts)::([^:]+):(.+)$/s.exec(arn) ?? [];
  const [type = '', ...names] = rest.split('/');
  const last = names.at(-1) ?? '';
  const common = { 'aws:principalaccount': account, 'aws:principalisawsservice': 'false' };
  const of = (kind: CallerKind, keys: Record<string, string>, roleName?: string): Caller => ({
    ...callerWith(kind, arn, { ...common, 'aws:principalarn': arn, ...keys }),
    account,
    partition,
    accountArn: `arn:${partition}:iam::${account}:root`,
    ...(roleName !== undefined && { roleName }),
  });
  // Origin access identities of CloudFront are named like users of an account of that name.
  if (account === 'cloudfront') return callerWith('canonical-user', arn, {});
  if (service === 'iam') {
    if (rest === 'root') return of('root', { 'aws:principaltype': 'Account', 'aws:userid': account });
    if (type === 'user' && last) return of('user', { 'aws:principaltype': 'User', 'aws:username': last });
    if (type === 'role' && last) {
      const kind = names[0] === 'aws-service-role' && names.length > 1 ? 'service-linked-role' : 'role';
      return of(kind, { 'aws:principaltype': 'AssumedRole' }, last);
    }
    if (type === 'saml-provider' && last) return callerWith('saml', arn, {});
    if (type === 'oidc-provider' && last) return callerWith('web-identity', arn, {});
  }
  if (service === 'sts') {
    if (type === 'federated-user' && last) {
      return of('federated-user', {
        'aws:principaltype': 'FederatedUser',
        'aws:userid': `${account}:${last}`,
      });
    }
    if (type === 'assumed-role' && names.length === 2) {
      const role = `arn:${partition}:iam::${account}:role/${names[0]}`;
      return of('role-session', { 'aws:principaltype': 'AssumedRole', 'aws:principalarn': role }, names[0]);
    }
  }
  return undefined;
}

function callerWith(kind: CallerKind, principal: string, keys: Readonly<Record<string, string>>): Caller {
  return { kind, principal, partition: 'aws', keys: new Map(Object.entries(keys)) };
}

/** How the users of an identity provider become a role. */
export type Federation = 'saml' | 'web-identity';

/** Providers that are named by their host and need no resource in the account. */
const HOSTS: readonly string[] = [
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
];

/**
 * The kind of identity provider that a principal of type `Federated` names.
 * @returns undefined when it is not formed as one
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated
 */
export function federationOf(value: string): Federation | undefined {
  const [, kind] = /^arn:[^:]*:iam::[^:]*:(saml|oidc)-provider\/./.exec(value) ?? [];
  if (kind) return kind === 'saml' ? 'saml' : 'web-identity';
  return HOSTS.includes(value) ? 'web-identity' : undefined;
}

import type { ConditionKey } from './model.ts';

/**
 * Claims that AWS STS makes condition keys of any OpenID Connect provider, under the provider's URL without
 * its scheme: `oidc.eks.eu-west-1.amazonaws.com/id/0123:sub`. Providers of which AWS knows more have their
 * keys in the catalogue.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
const CLAIMS: Readonly<Record<string, { readonly description: string; readonly multiValued: boolean }>> = {
  amr: { description: 'how the identity was authenticated, as its token says', multiValued: true },
  aud: { description: 'audience for which the token was issued', multiValued: false },
  azp: { description: 'application to which the token was issued', multiValued: false },
  email: { description: 'email address of the identity, as its token says', multiValued: false },
  oaud: { description: 'other audience for which the token was issued', multiValued: false },
  sub: {
    description: 'subject of the token: the identity that the provider vouches for',
    multiValued: false,
  },
};

/** Host with a dot, then path, then claim. */
const KEY = /^(?<issuer>[^\s:/]+\.[^\s:/]+(?::\d+)?(?:\/[^\s:]*)?):(?<claim>\w+)$/;

/** The key of a claim of an OpenID Connect provider, by its name in any case. */
export function webIdentityKey(name: string): ConditionKey | undefined {
  const { issuer, claim } = KEY.exec(name)?.groups ?? {};
  const folded = claim?.toLowerCase();
  if (issuer === undefined || folded === undefined || !Object.hasOwn(CLAIMS, folded)) return undefined;
  const { description, multiValued } = CLAIMS[folded]!;
  return { name: `\${Issuer}:${folded}`, description, type: 'String', multiValued, global: false };
}

/**
 * Whether a key is a claim that holds several values, which the reference declares with one: Amazon Cognito's
 * `amr` is `["unauthenticated"]`, or `["authenticated", provider, ...]`.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export function isMultiValuedClaim(name: string): boolean {
  return name.endsWith('.amazonaws.com:amr');
}

import {
  type Condition,
  hasOpaque,
  type PolicyInContext,
  type PrincipalEntry,
  type Statement,
  stringOf,
  valueAt,
} from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { callerFor } from '../../principals/caller-for.ts';
import { type TokenIssuer, tokenIssuer } from '../knowledge/token-issuers.ts';

/** A statement that trusts the tokens of an OpenID Connect provider. */
export interface WebIdentityTrust {
  readonly statement: Statement;
  readonly entry: PrincipalEntry;
  /** As in `Question.principals`. */
  readonly caller: string;
  /** The provider's URL without its scheme: what the condition keys of its claims begin with. */
  readonly url: string;
  readonly issuer: TokenIssuer;
  /** The values that conditions of the statement give for a claim, under operators that are not negated. */
  values(claim: string): readonly string[];
  /** The condition key of a claim. */
  key(claim: string): string;
}

const ACTION = 'sts:AssumeRoleWithWebIdentity';

/** The statements of a trust policy that trust OpenID Connect providers, once for each provider. */
export function webIdentityTrusts(
  subject: PolicyInContext,
  context: CheckContext,
): readonly WebIdentityTrust[] {
  const trusts: WebIdentityTrust[] = [];
  for (const statement of subject.policy.statements) {
    if (statement.effect !== 'Allow' || !context.engine.actionsOf(statement).has(ACTION)) continue;
    for (const entry of statement.principal?.negated ? [] : (statement.principal?.entries ?? [])) {
      if (entry.type !== 'Federated') continue;
      const caller = callerFor(entry);
      const url = providerUrl(entry.value, statement, context);
      if (caller === undefined || url === undefined) continue;
      const key = (claim: string): string => `${url}:${claim}`;
      trusts.push({
        statement,
        entry,
        caller,
        url,
        issuer: tokenIssuer(url),
        key,
        values: (claim) =>
          conditionsOn(statement, key(claim)).flatMap(({ values }) => values.map(({ value }) => value)),
      });
    }
  }
  return trusts;
}

/** The conditions of a statement on a key. */
export function conditionsOn({ conditions }: Statement, key: string): readonly Condition[] {
  const folded = key.toLowerCase();
  return conditions.filter((condition) => condition.key.value.toLowerCase() === folded);
}

/** Whether the role can be assumed with a token that has the claims given, and otherwise what a stranger's has. */
export function acceptsToken(
  { caller, statement }: WebIdentityTrust,
  claims: Readonly<Record<string, string>>,
  subject: PolicyInContext,
  { engine }: CheckContext,
  circumstances: 'any' | 'adverse' = 'adverse',
) {
  return engine
    .access(subject)
    .ask({ actions: [ACTION], principals: [caller], context: claims, circumstances, statement });
}

/** An audience that the statement accepts, or the usual one of the issuer. */
export function acceptedAudience({ values, issuer }: WebIdentityTrust): string {
  return (
    values('aud').find((value) => !/[*?$]/.test(value) && !hasOpaque(value)) ??
    values('aud')[0] ??
    issuer.audience
  );
}

/** `token.actions.githubusercontent.com` of the ARN of a provider, of a provider of the same file, or of condition keys. */
function providerUrl(
  federated: string,
  { conditions }: Statement,
  { source }: CheckContext,
): string | undefined {
  if (/:saml-provider\//.test(federated)) return undefined;
  const [, ofArn] = /:oidc-provider\/(.+)$/.exec(federated) ?? [];
  const name = ofArn ?? federated;
  if (!hasOpaque(name)) return name;
  const declared = source.resources.find(
    ({ type, arn }) => type === 'AWS::IAM::OIDCProvider' && arn === federated,
  );
  const url = stringOf(valueAt(declared?.properties, 'Url'))?.replace(/^https:\/\//, '');
  if (url !== undefined && !hasOpaque(url)) return url;
  for (const { key } of conditions) {
    const [, ofKey] = /^([^:]+\.[^:]+):(?:sub|aud)$/.exec(key.value) ?? [];
    if (ofKey !== undefined) return ofKey;
  }
  return undefined;
}

import { valueAt } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';
import { theRole } from './analysis/the-role.ts';
import { acceptsToken, webIdentityTrusts } from './analysis/web-identity.ts';

export const check = defineCheck({
  id: 'oidc-without-audience',
  title: 'Tokens for any audience are accepted',
  category: 'trust',
  severity: 'low',
  basis: 'proved',
  kinds: ['trust'],
  aliases: ['MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL'],
  controls: wellArchitected('SEC02-BP04', 'SEC03-BP07'),
  why: 'a token that was issued for something else is as good as one that was issued for this role',
  fix: 'add a condition on the `aud` claim of the provider',
  checkPolicy(subject, context) {
    for (const trust of webIdentityTrusts(subject, context)) {
      const { issuer, key, entry, statement } = trust;
      // Where the audience is what tells one customer's application from another's, it is all that there is.
      const claim = issuer.tenantClaim === 'sub' ? 'aud' : issuer.tenantClaim;
      const audiences = [
        'unlisted-audience',
        ...trust.values(claim).flatMap((value) => (/[*?]/.test(value) ? value.replace(/[*?]/g, 'x') : [])),
      ];
      const answer = audiences
        .map((audience) => acceptsToken(trust, { [key(claim)]: audience }, subject, context, 'any'))
        .find(({ possible }) => possible === 'yes');
      if (answer?.possible !== 'yes') continue;
      const decisive = issuer.tenantClaim !== 'sub';
      if (!decisive && hasOneAudience(entry.value, context)) continue;
      context.report({
        at: entry.range,
        policy: subject,
        statement,
        witness: answer.witness,
        ...(decisive && { severity: 'critical' }),
        message: decisive
          ? `anyone may assume ${theRole(subject)} with a token of ${issuer.name}: the application it is for is not checked`
          : `${theRole(subject)} accepts tokens of ${issuer.name} for every audience that the provider has`,
        fix: `add a condition \`StringEquals\` on \`${context.show(key(claim))}\``,
        subject: `Principal::${context.show(entry.value)}`,
      });
    }
  },
});

/** Whether a provider is declared in the same file with one audience: IAM takes tokens for no other. */
function hasOneAudience(provider: string, { source }: CheckContext): boolean {
  const declared = source.resources.find(
    ({ type, arn }) => type === 'AWS::IAM::OIDCProvider' && arn === provider,
  );
  const audiences = valueAt(declared?.properties, 'ClientIdList');
  return (
    audiences?.type === 'sequence' && audiences.items.length === 1 && audiences.items[0]!.type === 'scalar'
  );
}

import { defineCheck } from '../check.ts';
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
      context.report({
        at: entry.range,
        policy: subject,
        statement,
        witness: answer.witness,
        ...(decisive && { severity: 'critical' }),
        message: decisive
          ? `anyone may assume ${theRole(subject)} with a token of ${issuer.name}: the application it is for is not checked`
          : `${theRole(subject)} accepts tokens of ${issuer.name} for any audience`,
        fix: `add a condition \`StringEquals\` on \`${context.show(key(claim))}\``,
        subject: `Principal::${context.show(entry.value)}`,
      });
    }
  },
});

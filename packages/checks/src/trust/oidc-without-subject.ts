import { defineCheck } from '../check.ts';
import { PUBLIC_ACCESS, wellArchitected } from '../controls.ts';
import { theRole } from './analysis/the-role.ts';
import { acceptedAudience, acceptsToken, conditionsOn, webIdentityTrusts } from './analysis/web-identity.ts';

export const check = defineCheck({
  id: 'oidc-without-subject',
  title: 'Tokens for any subject are accepted',
  category: 'trust',
  severity: 'critical',
  basis: 'proved',
  kinds: ['trust'],
  aliases: ['MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', 'MISSING_GITHUB_REPO_CONDITION_KEY'],
  controls: [...wellArchitected('SEC02-BP04'), ...PUBLIC_ACCESS],
  why: 'whoever gets a token from the provider, for whatever reason, becomes this role',
  fix: 'add a condition on the `sub` claim of the provider',
  checkPolicy(subject, context) {
    for (const trust of webIdentityTrusts(subject, context)) {
      const { issuer, key, entry, statement } = trust;
      if (issuer.tenantClaim !== 'sub' || conditionsOn(statement, key('sub')).length > 0) continue;
      const claims = { [key('sub')]: issuer.foreignSubject, [key('aud')]: acceptedAudience(trust) };
      const answer = acceptsToken(trust, claims, subject, context);
      if (answer.possible !== 'yes') continue;
      context.report({
        at: entry.range,
        policy: subject,
        statement,
        witness: answer.witness,
        // Only customers of one's own get tokens from an issuer of one's own.
        ...(!issuer.shared && { severity: 'medium' }),
        message: issuer.shared
          ? `anyone may assume ${theRole(subject)} with a token of ${issuer.name}`
          : `whoever has a token of ${issuer.name} may assume ${theRole(subject)}`,
        fix: `add a condition on \`${context.show(key('sub'))}\` that begins with ${issuer.advice}`,
        subject: `Principal::${context.show(entry.value)}`,
      });
    }
  },
});

import { defineCheck } from '../check.ts';
import { PUBLIC_ACCESS, wellArchitected } from '../controls.ts';
import { theRole } from './analysis/the-role.ts';
import { acceptedAudience, acceptsToken, conditionsOn, webIdentityTrusts } from './analysis/web-identity.ts';
import type { TokenIssuer } from './knowledge/token-issuers.ts';

export const check = defineCheck({
  id: 'oidc-anyone-can-obtain-subject',
  title: 'The subject asked for is one that anyone can have',
  category: 'trust',
  severity: 'critical',
  basis: 'proved',
  kinds: ['trust'],
  aliases: ['MISSING_GITHUB_REPO_CONDITION_KEY'],
  controls: [...wellArchitected('SEC02-BP04'), ...PUBLIC_ACCESS],
  why: 'whoever opens an account with the provider can make a name that fits the pattern, and becomes this role',
  fix: 'write out the part of the subject that says whose it is',
  checkPolicy(subject, context) {
    for (const trust of webIdentityTrusts(subject, context)) {
      const { issuer, key, entry, statement } = trust;
      const [condition] = conditionsOn(statement, key('sub'));
      if (issuer.tenantClaim !== 'sub' || !condition) continue;
      for (const sub of strangersSubjects(issuer, trust.values('sub'))) {
        const answer = acceptsToken(
          trust,
          { [key('sub')]: sub, [key('aud')]: acceptedAudience(trust) },
          subject,
          context,
        );
        if (answer.possible !== 'yes') continue;
        context.report({
          at: condition.range,
          policy: subject,
          statement,
          witness: answer.witness,
          ...(!issuer.shared && { severity: 'medium' }),
          message: issuer.shared
            ? `anyone may assume ${theRole(subject)}: ${issuer.name} gives tokens for \`${context.show(sub)}\` to whoever takes that name`
            : `whoever has a token of ${issuer.name} may assume ${theRole(subject)}: \`${context.show(sub)}\` is accepted`,
          fix: `begin the subject with ${issuer.advice}`,
          subject: `Principal::${context.show(entry.value)}`,
        });
        break;
      }
    }
  },
});

/** Subjects that a stranger can get from an issuer and that some pattern might let pass. */
function strangersSubjects(issuer: TokenIssuer, patterns: readonly string[]): readonly string[] {
  const made = patterns.flatMap((pattern) =>
    issuer.endings
      .map((ending) => fill(pattern, ending))
      // A wildcard behind the tenant's name gives back the tenant's own subjects.
      .filter((sub) => issuer.subject.test(sub) && isForeign(sub, pattern)),
  );
  return [issuer.foreignSubject, ...made];
}

/** A pattern with its first wildcard replaced by the end of a name, or by a name where there is none before it. */
function fill(pattern: string, ending: string): string {
  const named = pattern.replace(/([:/])?([*?])/, (_, before: string | undefined, wildcard: string) => {
    if (wildcard === '?') return `${before ?? ''}x`;
    return before === undefined ? ending : before + ending.replace(/^-/, '');
  });
  return named.replaceAll('*', 'any').replaceAll('?', 'x');
}

/** Whether a subject made from a pattern differs from it before the tenant's name ends. */
function isForeign(sub: string, pattern: string): boolean {
  const wildcard = pattern.search(/[*?]/);
  const [tenant = ''] = /^[^:]+:[^:/]+[:/]/.exec(sub) ?? [];
  return wildcard >= 0 && wildcard < tenant.length - 1;
}

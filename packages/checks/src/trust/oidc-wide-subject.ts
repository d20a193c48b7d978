import { defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { theRole } from './analysis/the-role.ts';
import { acceptedAudience, acceptsToken, conditionsOn, webIdentityTrusts } from './analysis/web-identity.ts';
import { wideSubjects } from './knowledge/wide-subjects.ts';

export const check = defineCheck({
  id: 'oidc-wide-subject',
  title: 'Every repository, project or branch of an owner may assume the role',
  category: 'trust',
  severity: 'low',
  basis: 'proved',
  kinds: ['trust'],
  aliases: ['SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED', 'WILDCARD_USAGE_TOO_PERMISSIVE'],
  controls: LEAST_PRIVILEGE,
  why: 'whoever can push to any of them gets the rights of this role',
  fix: 'name the repository or project, and the branch or environment from which it is deployed',
  checkPolicy(subject, context) {
    for (const trust of webIdentityTrusts(subject, context)) {
      const { key, entry, statement, url } = trust;
      const [condition] = conditionsOn(statement, key('sub'));
      if (!condition) continue;
      for (const pattern of trust.values('sub')) {
        const found = wideSubjects(url, pattern)
          .map((wide) => {
            const claims = { [key('sub')]: wide.subject, [key('aud')]: acceptedAudience(trust) };
            return { wide, answer: acceptsToken(trust, claims, subject, context) };
          })
          .find(({ answer }) => answer.possible === 'yes');
        if (found?.answer.possible !== 'yes') continue;
        context.report({
          at: condition.range,
          policy: subject,
          statement,
          witness: found.answer.witness,
          severity: found.wide.severity,
          message: `${context.show(found.wide.who)} may assume ${theRole(subject)}`,
          subject: `Principal::${context.show(entry.value)}`,
        });
        break;
      }
    }
  },
});

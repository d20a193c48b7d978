import { defineCheck } from '../check.ts';
import { PUBLIC_ACCESS } from '../controls.ts';
import { strangerAccess } from '../questions/stranger-access.ts';
import { isOpenByDefault } from './analysis/open-by-default.ts';
import { blocksPublicPolicies, bucketOf } from './analysis/public-access-block.ts';
import { publicDraft, whoMayDoWhat } from './analysis/report-public.ts';
import { NO_PUBLIC_PRINCIPAL } from './knowledge/resources.ts';

export const check = defineCheck({
  id: 'public-access',
  title: 'A resource that anyone can use',
  category: 'exposure',
  severity: 'critical',
  basis: 'proved',
  kinds: ['resource'],
  controls: [...NO_PUBLIC_PRINCIPAL, ...PUBLIC_ACCESS],
  why: 'no condition, and no Deny, keeps out a caller whom nobody vouches for',
  fix: 'name the accounts, roles or services that need access, or require `aws:PrincipalOrgID`',
  checkPolicy(subject, context) {
    const bucket = bucketOf(subject, context);
    if ((bucket && blocksPublicPolicies(bucket)) || isOpenByDefault(subject)) return;
    for (const statement of subject.policy.statements) {
      // `NotPrincipal` has a check of its own.
      if (statement.principal?.negated) continue;
      const access = strangerAccess(subject, statement, context);
      if (!access || access.weakKeys.length > 0) continue;
      context.report({
        ...publicDraft(subject, statement, access),
        message: whoMayDoWhat(subject, access, context),
      });
    }
  },
});

import { stringOf, valueAt } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { PUBLIC_ACCESS } from '../controls.ts';
import { strangerAccess } from '../questions/stranger-access.ts';
import { isOpenByDefault } from './analysis/open-by-default.ts';
import { blocksPublicPolicies, bucketOf } from './analysis/public-access-block.ts';
import { publicDraft, whoMayDoWhat } from './analysis/report-public.ts';
import { NO_PUBLIC_PRINCIPAL } from './knowledge/resources.ts';

export const check = defineCheck({
  id: 'public-with-weak-condition',
  title: 'A resource that anyone can use who meets a condition that anyone can meet',
  category: 'exposure',
  severity: 'critical',
  basis: 'proved',
  kinds: ['resource'],
  controls: [...NO_PUBLIC_PRINCIPAL, ...PUBLIC_ACCESS],
  why: 'a condition keeps out only those who cannot choose the value it asks for',
  fix: 'ask for something that the caller cannot choose: `aws:PrincipalOrgID`, `aws:SourceVpce`, `aws:SourceArn`, a narrow `aws:SourceIp`',
  checkPolicy(subject, context) {
    const bucket = bucketOf(subject, context);
    if ((bucket && blocksPublicPolicies(bucket)) || isOpenByDefault(subject)) return;
    for (const statement of subject.policy.statements) {
      if (statement.principal?.negated) continue;
      const access = strangerAccess(subject, statement, context);
      if (!access || access.weakKeys.length === 0) continue;
      if (isOfOpenFunctionUrl(access.weakKeys, context)) continue;
      const keys = access.weakKeys.map((key) => `\`${context.show(key)}\``).join(', ');
      context.report({
        ...publicDraft(subject, statement, access),
        at: (statement.conditions.find(({ key }) => access.weakKeys.includes(key.value)) ?? statement).range,
        message: `${whoMayDoWhat(subject, access, context)}: the condition on ${keys} keeps nobody out`,
        label: 'anyone can meet this',
      });
    }
  },
});

const FUNCTION_URL_KEYS = ['lambda:functionurlauthtype', 'lambda:invokedviafunctionurl'];

/** Whether the permission is the one behind a function URL without authentication, which has a check of its own. */
function isOfOpenFunctionUrl(keys: readonly string[], { source }: CheckContext): boolean {
  if (!keys.every((key) => FUNCTION_URL_KEYS.includes(key.toLowerCase()))) return false;
  return source.resources.some(
    ({ type, properties }) =>
      type === 'AWS::Lambda::Url' && stringOf(valueAt(properties, 'AuthType')) === 'NONE',
  );
}

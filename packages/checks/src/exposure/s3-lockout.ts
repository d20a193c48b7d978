import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';
import { callerFor } from '../principals/caller-for.ts';
import { denyingLike } from '../questions/no-deny.ts';
import { resourceTypeOf } from '../questions/resource-type.ts';
import { theResource } from './analysis/report-public.ts';
import { resourceArnOf } from './analysis/resource-arn.ts';

export const check = defineCheck({
  id: 's3-lockout',
  title: 'A bucket whose policy only the root user can change',
  category: 'exposure',
  severity: 'high',
  basis: 'proved',
  kinds: ['resource'],
  controls: wellArchitected('SEC08-BP04'),
  why: 'S3 lets only the root user of the account past such a Deny, and deployments do not run as root',
  fix: 'leave `s3:PutBucketPolicy` and `s3:DeleteBucketPolicy` out of the Deny, or spare an administrator with `ArnNotEquals` on `aws:PrincipalArn`',
  checkPolicy(subject, context) {
    const arn = resourceArnOf(subject);
    if (
      resourceTypeOf(subject) !== 'AWS::S3::Bucket' ||
      arn === undefined ||
      subject.policy.unread.length > 0
    )
      return;
    const denies = subject.policy.statements.filter(({ effect }) => effect === 'Deny');
    const callers = new Set(['arn:aws:iam::111122223333:role/example']);
    for (const { principal, conditions } of denies) {
      for (const entry of principal?.negated ? principal.entries : []) {
        const caller = callerFor(entry);
        if (caller !== undefined) callers.add(caller);
      }
      for (const { key, values } of conditions) {
        if (key.value.toLowerCase() !== 'aws:principalarn') continue;
        for (const { value, range } of values) {
          const caller = callerFor({ type: 'AWS', value: value.replaceAll('*', 'example'), range });
          if (caller !== undefined) callers.add(caller);
        }
      }
    }
    const answer = context.engine.access(denyingLike(subject)).ask({
      actions: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'],
      resources: [arn],
      principals: [...callers],
    });
    if (answer.possible !== 'no') return;
    const statement =
      denies.find((deny) => context.engine.actionsOf(deny).has('s3:PutBucketPolicy')) ?? denies[0];
    if (!statement) return;
    context.report({
      at: (statement.action ?? statement).range,
      policy: subject,
      statement,
      message: `nobody but the root user can change the policy of ${theResource(subject, context)}`,
    });
  },
});

import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';
import { strangerAccess } from '../questions/stranger-access.ts';
import { blockSetting, blocksPublicPolicies, bucketOf } from './analysis/public-access-block.ts';

export const check = defineCheck({
  id: 'public-policy-blocked',
  title: 'A public bucket policy that Block Public Access stops',
  category: 'exposure',
  severity: 'low',
  basis: 'proved',
  kinds: ['resource'],
  controls: wellArchitected('SEC03-BP07'),
  why: 'the bucket is not public now, and becomes so once the block is lifted; the policy does not do what it says',
  fix: 'remove the statement, or limit it to those who need access',
  checkPolicy(subject, context) {
    const bucket = bucketOf(subject, context);
    if (!bucket || !blocksPublicPolicies(bucket)) return;
    for (const statement of subject.policy.statements) {
      if (!statement.principal || !strangerAccess(subject, statement, context)) continue;
      context.report({
        at: statement.principal.range,
        policy: subject,
        statement,
        message:
          blockSetting(bucket, 'BlockPublicPolicy') === 'on'
            ? `S3 will refuse this policy: the bucket \`${bucket.id}\` blocks public policies`
            : `this statement is for everybody, and the bucket \`${bucket.id}\` restricts it to its own account`,
      });
    }
  },
});

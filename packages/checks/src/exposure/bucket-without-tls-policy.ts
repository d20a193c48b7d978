import { defineCheck } from '../check.ts';
import { cis, fsbp } from '../controls.ts';

export const check = defineCheck({
  id: 'bucket-without-tls-policy',
  title: 'A bucket without a policy, so that requests without TLS are not denied',
  category: 'exposure',
  severity: 'low',
  basis: 'heuristic',
  optIn: true,
  controls: [...fsbp('S3.5'), ...cis({ '1.4': '2.1.2', '3.0': '2.1.1', '5.0': '2.1.1' })],
  why: 'S3 answers over plain HTTP unless a bucket policy forbids it',
  fix: 'add a bucket policy that denies requests with `"Bool": {"aws:SecureTransport": "false"}`',
  checkResource: {
    types: ['AWS::S3::Bucket'],
    check(bucket, context) {
      const withPolicy = context.source.policies.some(
        ({ resourceType, resourceArn }) => resourceType === 'AWS::S3::Bucket' && resourceArn === bucket.arn,
      );
      if (withPolicy) return;
      context.report({
        at: bucket.idRange,
        resource: bucket,
        message: `no policy denies requests to the bucket \`${bucket.id}\` without TLS`,
      });
    },
  },
});

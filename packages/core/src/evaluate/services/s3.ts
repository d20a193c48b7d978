import type { ServiceSemantics } from './service-semantics.ts';

const BUCKET_POLICY = new Set(['s3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy']);

/**
 * Amazon S3. ARNs of buckets and objects do not say whose they are: without `resourceAccount` the bucket is
 * taken to be in the caller's account. Block Public Access and object ACLs are settings beside policies and
 * not part of a request. The policy of a bucket is for the bucket's account alone, and cannot lock out its root user.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
export const S3: ServiceSemantics = {
  prefix: 's3',
  keys: new Map([['s3:resourceaccount', ({ accountInKeys }) => accountInKeys]]),
  withinAccount: BUCKET_POLICY,
  sparesRoot: ({ action }) => BUCKET_POLICY.has(action),
};

import type { ServiceRequests } from './service-requests.ts';

const BUCKET_POLICY = ['getbucketpolicy', 'putbucketpolicy', 'deletebucketpolicy'];

/**
 * Amazon S3: the policy of a bucket is for the bucket's account alone, and cannot lock out its root user. For the key
 * `s3:ResourceAccount` see `case-keys.ts`.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
export const S3: ServiceRequests = {
  prefix: 's3',
  withinAccount: { actions: BUCKET_POLICY },
  sparingRoot: { actions: BUCKET_POLICY },
};

import type { ServiceSemantics } from './service-semantics.ts';

/**
 * Amazon S3. ARNs of buckets and objects do not say whose they are: without `resourceAccount` the bucket is
 * taken to be in the caller's account. Block Public Access and object ACLs are settings beside policies and
 * not part of a request.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export const S3: ServiceSemantics = {
  prefix: 's3',
  keys: new Map([['s3:resourceaccount', ({ givenResourceAccount }) => givenResourceAccount]]),
};

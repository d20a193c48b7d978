import type { ServiceRequests } from './service-requests.ts';

/**
 * Amazon S3: nothing is special but the key `s3:ResourceAccount` (see `case-keys.ts`).
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export const S3: ServiceRequests = { prefix: 's3' };

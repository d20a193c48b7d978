/**
 * Bucket actions with which another account can open the bucket further or cut its owner off: those that Security
 * Hub's control S3.6 looks for.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6
 */
export const DANGEROUS_BUCKET_ACTIONS: readonly string[] = [
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketPolicy',
  's3:PutEncryptionConfiguration',
  's3:PutObjectAcl',
];

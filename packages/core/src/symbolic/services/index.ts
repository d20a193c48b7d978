import { IAM } from './iam.ts';
import { KMS } from './kms.ts';
import { S3 } from './s3.ts';
import type { ServiceRequests } from './service-requests.ts';
import { SQS } from './sqs.ts';
import { STS } from './sts.ts';

/** Services whose requests are evaluated in ways of their own. */
export const SPECIAL_SERVICES: readonly ServiceRequests[] = [IAM, KMS, S3, SQS, STS];

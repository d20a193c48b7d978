import { IAM } from './iam.ts';
import { KMS } from './kms.ts';
import { S3 } from './s3.ts';
import type { ServiceSemantics } from './service-semantics.ts';
import { SQS } from './sqs.ts';
import { STS } from './sts.ts';

/** Services that evaluate requests in ways of their own. */
const SERVICES: readonly ServiceSemantics[] = [IAM, KMS, S3, SQS, STS];

const BY_PREFIX = new Map(SERVICES.map((service) => [service.prefix, service]));

/** What is special to a service; nothing for most. */
export function semanticsOf(prefix: string): ServiceSemantics {
  return BY_PREFIX.get(prefix) ?? { prefix };
}

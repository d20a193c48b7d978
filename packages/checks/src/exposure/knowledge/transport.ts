import type { Control, Severity } from '@leastwise/core';
import { cis, fsbp, nist } from '../../controls.ts';

/** A type of resource that can be reached without TLS unless its policy forbids it. */
export interface PlainTransport {
  /** Actions that stand for all: if one of them goes through without TLS, not all requests are denied. */
  readonly probes: readonly { readonly action: string; readonly resource: (arn: string) => string }[];
  /** What a Deny for requests without TLS names: the actions, and what follows the ARN of each resource. */
  readonly denied: { readonly action: string; readonly suffixes: readonly string[] };
  readonly severity: Severity;
  readonly controls: readonly Control[];
}

const itself = (arn: string): string => arn;

/** By CloudFormation type. */
export const PLAIN_TRANSPORT: Readonly<Record<string, PlainTransport>> = {
  'AWS::S3::Bucket': {
    probes: [
      { action: 's3:GetObject', resource: (arn) => `${arn}/any-object` },
      { action: 's3:PutObject', resource: (arn) => `${arn}/any-object` },
      { action: 's3:ListBucket', resource: itself },
    ],
    denied: { action: 's3:*', suffixes: ['', '/*'] },
    severity: 'medium',
    controls: [
      ...fsbp('S3.5'),
      ...cis({ '1.4': '2.1.2', '3.0': '2.1.1', '5.0': '2.1.1' }),
      ...nist(
        'AC-4',
        'AC-17(2)',
        'IA-5(1)',
        'SC-8',
        'SC-8(1)',
        'SC-8(2)',
        'SC-12(3)',
        'SC-13',
        'SC-23',
        'SI-7(6)',
      ),
    ],
  },
  'AWS::SQS::Queue': {
    probes: [
      { action: 'sqs:SendMessage', resource: itself },
      { action: 'sqs:ReceiveMessage', resource: itself },
    ],
    denied: { action: 'sqs:*', suffixes: [''] },
    severity: 'low',
    controls: nist('SC-8'),
  },
  'AWS::SNS::Topic': {
    probes: [{ action: 'sns:Publish', resource: itself }],
    // A topic takes no policy with `sns:*`.
    denied: { action: 'sns:Publish', suffixes: [''] },
    severity: 'low',
    controls: nist('SC-8'),
  },
};

import type { Plain } from '../template/build.ts';
import { allow } from '../template/role.ts';

/** A policy that lets a role send to a destination. */
export interface DestinationPolicy {
  /** The end of the policy's name. */
  readonly suffix: string;
  readonly document: (target: Plain) => Plain;
}

/** By the `Type` that a template gives a destination. */
export const DESTINATION_POLICIES: ReadonlyMap<string, DestinationPolicy> = new Map([
  ['SQS', { suffix: 'SQSPolicy', document: (queue: Plain) => allow('sqs:SendMessage', queue) }],
  ['SNS', { suffix: 'SNSPolicy', document: (topic: Plain) => allow('sns:publish', topic) }],
  ['EventBridge', { suffix: 'EventBridgePolicy', document: (bus: Plain) => allow('events:PutEvents', bus) }],
  ['Lambda', { suffix: 'LambdaPolicy', document: (arn: Plain) => allow('lambda:InvokeFunction', arn) }],
  ['S3Bucket', { suffix: 'S3Policy', document: bucketDocument }],
]);

function bucketDocument(bucket: Plain): Plain {
  return {
    Statement: [
      { Action: 's3:PutObject', Effect: 'Allow', Resource: { 'Fn::Join': ['/', [bucket, '*']] } },
      { Action: 's3:ListBucket', Effect: 'Allow', Resource: bucket },
    ],
  };
}

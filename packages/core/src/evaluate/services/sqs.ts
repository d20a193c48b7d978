import type { ServiceSemantics } from './service-semantics.ts';

/**
 * Amazon SQS. A queue's policy can let other accounts use the queue, but not manage it.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-limitations-of-custom-policies.html
 */
export const SQS: ServiceSemantics = {
  prefix: 'sqs',
  withinAccount: new Set([
    'sqs:addpermission',
    'sqs:cancelmessagemovetask',
    'sqs:createqueue',
    'sqs:deletequeue',
    'sqs:listmessagemovetasks',
    'sqs:listqueues',
    'sqs:listqueuetags',
    'sqs:removepermission',
    'sqs:setqueueattributes',
    'sqs:startmessagemovetask',
    'sqs:tagqueue',
    'sqs:untagqueue',
  ]),
};

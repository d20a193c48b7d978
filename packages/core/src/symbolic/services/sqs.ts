import type { ServiceRequests } from './service-requests.ts';

/**
 * Amazon SQS: a queue's policy can let other accounts use the queue, but not manage it.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-limitations-of-custom-policies.html
 */
export const SQS: ServiceRequests = {
  prefix: 'sqs',
  withinAccount: {
    actions: [
      'addpermission',
      'cancelmessagemovetask',
      'createqueue',
      'deletequeue',
      'listmessagemovetasks',
      'listqueues',
      'listqueuetags',
      'removepermission',
      'setqueueattributes',
      'startmessagemovetask',
      'tagqueue',
      'untagqueue',
    ],
  },
};

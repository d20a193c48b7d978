import { type MappingNode, valueAt } from '@leastwise/core';
import { given, textOf } from '../template/intrinsics.ts';
import type { GeneratedRole } from '../template/role.ts';

const ACTIONS = new Map([
  ['SQS', 'sqs:SendMessage'],
  ['SNS', 'sns:Publish'],
]);

/** Lets a function's role send what failed to its `DeadLetterQueue`. */
export function addDeadLetterQueue(role: GeneratedRole, properties: MappingNode): void {
  const queue = given(properties, 'DeadLetterQueue');
  const action = ACTIONS.get(textOf(valueAt(queue, 'Type')) ?? '');
  const target = given(queue, 'TargetArn');
  if (!queue || action === undefined || !target) return;
  const document = {
    Version: '2012-10-17',
    Statement: [{ Action: action, Resource: target, Effect: 'Allow' }],
  };
  role.generate('DeadLetterQueuePolicy', document, queue.range);
}

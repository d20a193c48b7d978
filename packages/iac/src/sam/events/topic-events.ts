import { getAtt, type Plain, ref } from '../template/build.ts';
import type { Expansion } from '../template/expansion.ts';
import { given, textOf } from '../template/intrinsics.ts';
import type { FunctionEvent } from './event.ts';
import { permit } from './permission.ts';
import { attachQueuePolicy } from './polling-events.ts';

/** Messages of an SNS topic: straight to the function, or through a queue (`SqsSubscription`). */
export function expandTopicEvent(event: FunctionEvent, expansion: Expansion): void {
  const topic = given(event.properties, 'Topic');
  const subscription = given(event.properties, 'SqsSubscription');
  const isOff = subscription?.type === 'scalar' && subscription.value === false;
  if (!subscription || isOff) {
    permit(event, { principal: 'sns.amazonaws.com', sourceArn: topic }, expansion);
    return;
  }
  attachQueuePolicy(event);
  if (subscription.type === 'scalar') {
    const queue = `${event.id}Queue`;
    expansion.emit(queue, 'AWS::SQS::Queue', { from: event.owner, at: event.range });
    letTopicSend(event, `${event.id}QueuePolicy`, { arn: getAtt(queue, 'Arn'), url: ref(queue) }, expansion);
    return;
  }
  const arn = given(subscription, 'QueueArn');
  const url = given(subscription, 'QueueUrl');
  if (!arn || !url) {
    const reason = `event \`${event.name}\` of \`${event.owner.id}\` subscribes a queue without \`QueueArn\` and \`QueueUrl\``;
    expansion.skip(reason, subscription.range);
    return;
  }
  const id = textOf(given(subscription, 'QueuePolicyLogicalId')) ?? `${event.id}QueuePolicy`;
  letTopicSend(event, id, { arn, url }, expansion);
}

function letTopicSend(
  event: FunctionEvent,
  id: string,
  queue: { readonly arn: Plain; readonly url: Plain },
  expansion: Expansion,
): void {
  const statement = {
    Action: 'sqs:SendMessage',
    Effect: 'Allow',
    Principal: '*',
    Resource: queue.arn,
    Condition: { ArnEquals: { 'aws:SourceArn': given(event.properties, 'Topic') } },
  };
  expansion.emit(id, 'AWS::SQS::QueuePolicy', {
    from: event.owner,
    at: event.range,
    properties: { PolicyDocument: { Version: '2012-10-17', Statement: [statement] }, Queues: [queue.url] },
  });
}

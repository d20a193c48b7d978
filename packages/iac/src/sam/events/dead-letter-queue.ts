import { getAtt, type Plain, ref } from '../template/build.ts';
import type { Expansion } from '../template/expansion.ts';
import { given, textOf } from '../template/intrinsics.ts';
import type { TemplateEvent } from './event.ts';

/** The queue for events that could not be delivered. */
export interface DeadLetterQueue {
  readonly arn: Plain;
  /** The logical id of the queue, where SAM makes it. */
  readonly generated?: string;
}

/** The dead-letter queue of an event, made where its `DeadLetterConfig` only asks for one. */
export function deadLetterQueue(event: TemplateEvent, expansion: Expansion): DeadLetterQueue | undefined {
  const config = given(event.properties, 'DeadLetterConfig');
  if (!config) return undefined;
  const arn = given(config, 'Arn');
  if (arn) return { arn };
  const id = textOf(given(config, 'QueueLogicalId')) ?? `${event.id}Queue`;
  expansion.emit(id, 'AWS::SQS::Queue', { from: event.owner, at: config.range });
  return { arn: getAtt(id, 'Arn'), generated: id };
}

/** Lets an EventBridge rule send to the dead-letter queue that was made for it. */
export function letRuleSend(event: TemplateEvent, queue: DeadLetterQueue, expansion: Expansion): void {
  if (queue.generated === undefined) return;
  const statement = {
    Action: 'sqs:SendMessage',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Resource: queue.arn,
    Condition: { ArnEquals: { 'aws:SourceArn': getAtt(event.id, 'Arn') } },
  };
  expansion.emit(`${event.id}QueuePolicy`, 'AWS::SQS::QueuePolicy', {
    from: event.owner,
    at: event.range,
    properties: {
      PolicyDocument: { Version: '2012-10-17', Statement: [statement] },
      Queues: [ref(queue.generated)],
    },
  });
}

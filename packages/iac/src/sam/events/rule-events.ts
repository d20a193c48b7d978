import { getAtt, type Plain } from '../template/build.ts';
import type { Expansion } from '../template/expansion.ts';
import { given } from '../template/intrinsics.ts';
import { deadLetterQueue, letRuleSend } from './dead-letter-queue.ts';
import type { FunctionEvent, TemplateEvent } from './event.ts';
import { permit } from './permission.ts';

/** A rule of EventBridge, by schedule or pattern, that calls a function. */
export function expandFunctionRule(event: FunctionEvent, expansion: Expansion): void {
  emitRule(event, { Arn: event.target.arn }, expansion);
  permit(event, { principal: 'events.amazonaws.com', sourceArn: getAtt(event.id, 'Arn') }, expansion);
}

/**
 * The rule itself, and the queue for what it cannot deliver.
 * @param target the rule's target: `Arn` and, where it needs one, `RoleArn`
 */
export function emitRule(
  event: TemplateEvent,
  target: Readonly<Record<string, Plain>>,
  expansion: Expansion,
): void {
  const { properties } = event;
  expansion.emit(event.id, 'AWS::Events::Rule', {
    from: event.owner,
    at: event.range,
    properties: {
      Name: given(properties, event.type === 'Schedule' ? 'Name' : 'RuleName'),
      EventBusName: given(properties, 'EventBusName'),
      EventPattern: given(properties, 'Pattern'),
      ScheduleExpression: given(properties, 'Schedule'),
      Targets: [target],
    },
  });
  const queue = deadLetterQueue(event, expansion);
  if (queue) letRuleSend(event, queue, expansion);
}

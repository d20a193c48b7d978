import { getAtt, type Plain } from '../template/build.ts';
import type { Expansion } from '../template/expansion.ts';
import { given } from '../template/intrinsics.ts';
import { allow, GeneratedRole, trustOf } from '../template/role.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import type { FunctionEvent, TemplateEvent } from './event.ts';

/** A schedule of EventBridge Scheduler (`ScheduleV2`) that calls a function. */
export function expandFunctionSchedule(event: FunctionEvent, expansion: Expansion): void {
  const { arn } = event.target;
  expandSchedule(
    event,
    arn,
    { suffix: 'LambdaPolicy', document: allow('lambda:InvokeFunction', arn) },
    expansion,
  );
}

/**
 * The schedule and, unless the template gives one, the role with which it calls its target.
 * @param target the ARN of what it calls
 * @param invocation the policy that lets it, and the end of that policy's name
 */
export function expandSchedule(
  event: TemplateEvent,
  target: Plain,
  invocation: { readonly suffix: string; readonly document: Plain },
  expansion: Expansion,
): void {
  const { id, owner, properties, range } = event;
  const queue = deadLetterQueue(event, expansion);
  const roleArn = given(properties, 'RoleArn');
  const emitSchedule = (RoleArn: Plain) => {
    const properties = { Target: { Arn: target, RoleArn } };
    expansion.emit(id, 'AWS::Scheduler::Schedule', { from: owner, at: range, properties });
  };
  if (roleArn) {
    emitSchedule(roleArn);
    return;
  }
  const role = new GeneratedRole(`${id}Role`, owner, trustOf('scheduler.amazonaws.com'));
  role.permissionsBoundary = given(properties, 'PermissionsBoundary');
  role.generate(`${id}${invocation.suffix}`, invocation.document, range);
  if (queue) role.generate(`${id}SQSPolicy`, allow('sqs:SendMessage', queue.arn), range);
  emitSchedule(getAtt(role.id, 'Arn'));
  role.emit(expansion);
}

import { getAtt, localArn, ref, sub } from '../template/build.ts';
import type { Expansion } from '../template/expansion.ts';
import { given, logicalIdOf } from '../template/intrinsics.ts';
import type { FunctionEvent } from './event.ts';
import { permit } from './permission.ts';

/** S3 notifications: the bucket is not named, since it depends on the permission in turn. */
export function expandBucketEvent(event: FunctionEvent, expansion: Expansion): void {
  permit(event, { principal: 's3.amazonaws.com', sourceAccount: ref('AWS::AccountId') }, expansion);
}

/** An Alexa skill, limited to one skill where the template names it. */
export function expandAlexaSkill(event: FunctionEvent, expansion: Expansion): void {
  const eventSourceToken = given(event.properties, 'SkillId');
  permit(event, { principal: 'alexa-appkit.amazon.com', eventSourceToken }, expansion);
}

/** A rule of AWS IoT that calls the function. */
export function expandIotRule(event: FunctionEvent, expansion: Expansion): void {
  const sourceArn = localArn('iot', `rule/\${RuleName}`, { RuleName: ref(event.id) });
  permit(
    event,
    { principal: 'iot.amazonaws.com', sourceArn, sourceAccount: sub(`\${AWS::AccountId}`) },
    expansion,
  );
  expansion.emit(event.id, 'AWS::IoT::TopicRule', { from: event.owner, at: event.range });
}

/** Log events of a CloudWatch log group. */
export function expandLogs(event: FunctionEvent, expansion: Expansion): void {
  const group = given(event.properties, 'LogGroupName');
  const sourceArn = localArn(
    'logs',
    `log-group:\${__LogGroupName__}:*`,
    group && { __LogGroupName__: group },
  );
  permit(event, { principal: 'logs.amazonaws.com', sourceArn }, expansion);
}

/** Triggers of a Cognito user pool; all of a function's share one permission. */
export function expandCognito(event: FunctionEvent, expansion: Expansion): void {
  const pool = logicalIdOf(given(event.properties, 'UserPool'));
  const sourceArn = pool === undefined ? undefined : getAtt(pool, 'Arn');
  const prefix = `${event.target.id}Cognito`;
  permit(event, { principal: 'cognito-idp.amazonaws.com', sourceArn, prefix }, expansion);
}

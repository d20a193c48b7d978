import { type Node, valueAt } from '@leastwise/core';
import { getAtt, type Plain } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given, ifOf, isNoValue, textOf } from '../template/intrinsics.ts';
import { logicalIdHash } from '../template/logical-id.ts';
import type { GeneratedRole } from '../template/role.ts';
import { DESTINATION_POLICIES } from './destination-policies.ts';

/** Destinations that SAM makes where the template names none. */
const GENERATED = new Map([
  ['SQS', { suffix: 'Queue', type: 'AWS::SQS::Queue', arn: (id: string) => getAtt(id, 'Arn') }],
  ['SNS', { suffix: 'Topic', type: 'AWS::SNS::Topic', arn: (id: string): Plain => ({ Ref: id }) }],
]);

/**
 * Lets a function's role send to the destinations of its `EventInvokeConfig`, and makes the queues and topics
 * that the template leaves to SAM.
 */
export function addDestinations(role: GeneratedRole, resource: TemplateResource, expansion: Expansion): void {
  const config = expansion.resolve(given(resource.properties, 'EventInvokeConfig'));
  const destinations = given(config, 'DestinationConfig');
  for (const event of ['OnSuccess', 'OnFailure']) {
    const destination = given(destinations, event);
    const type = textOf(valueAt(destination, 'Type'));
    const policy = type === undefined ? undefined : DESTINATION_POLICIES.get(type);
    if (!destination || type === undefined || !policy) continue;
    const id = `${resource.id}EventInvokeConfig${event}`;
    const target = destinationArn(id, type, destination, resource, expansion);
    if (target === undefined) continue;
    role.generate(`${id}${policy.suffix}`, policy.document(target), destination.range);
  }
}

/** The ARN of a destination; where the template leaves it out, perhaps by a condition, it is made. */
function destinationArn(
  id: string,
  type: string,
  destination: Node,
  resource: TemplateResource,
  expansion: Expansion,
): Plain | undefined {
  const written = given(destination, 'Destination');
  const choice = ifOf(written);
  const neither = choice && isNoValue(choice.then) && isNoValue(choice.otherwise);
  if (written && !(choice && (isNoValue(choice.then) || isNoValue(choice.otherwise)))) return written;
  const generated = GENERATED.get(type);
  if (!generated) {
    expansion.skip(
      `a destination of type \`${type}\` of \`${resource.id}\` names no target`,
      destination.range,
    );
    return undefined;
  }
  const target = `${id}${generated.suffix}`;
  const arn = generated.arn(target);
  if (!choice || neither) {
    expansion.emit(target, generated.type, { from: resource, at: destination.range });
    return arn;
  }
  const isOnThen = isNoValue(choice.then);
  const condition = isOnThen ? choice.condition : negated(choice.condition, resource, destination, expansion);
  const combined = both(resource, condition, destination, expansion);
  expansion.emit(target, generated.type, { from: resource, at: destination.range, condition: combined });
  return { 'Fn::If': [condition, arn, isOnThen ? choice.otherwise : choice.then] };
}

function negated(
  condition: string,
  resource: TemplateResource,
  { range }: Node,
  expansion: Expansion,
): string {
  const name = `NOT${condition}${logicalIdHash(`${resource.id}EventInvokeConfig`)}`;
  expansion.addCondition(name, { 'Fn::Not': [{ Condition: condition }] }, range);
  return name;
}

/** A condition for what a conditional function makes by a condition of its own. */
function both(resource: TemplateResource, condition: string, { range }: Node, expansion: Expansion): string {
  const own = textOf(valueAt(resource.node, 'Condition'));
  if (own === undefined) return condition;
  const name = `${own}AND${condition}${logicalIdHash(resource.id)}`;
  expansion.addCondition(name, { 'Fn::And': [{ Condition: own }, { Condition: condition }] }, range);
  return name;
}

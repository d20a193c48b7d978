import { addEventPolicy } from '../events/api-events.ts';
import { eventsOf, type TemplateEvent } from '../events/event.ts';
import { emitRule } from '../events/rule-events.ts';
import { expandSchedule } from '../events/schedule-events.ts';
import { getAtt, type Plain, ref } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given } from '../template/intrinsics.ts';
import { allow, GeneratedRole, trustOf } from '../template/role.ts';
import { addPolicies } from '../template/role-policies.ts';

/**
 * A state machine, its role and the roles with which its events start it.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-statemachine.html
 */
export function expandStateMachine(resource: TemplateResource, expansion: Expansion): void {
  const { id, properties } = resource;
  const written = given(properties, 'Role');
  const role = written ? undefined : executionRole(resource, expansion);
  expansion.emit(id, 'AWS::StepFunctions::StateMachine', {
    from: resource,
    properties: {
      StateMachineName: given(properties, 'Name'),
      LoggingConfiguration: given(properties, 'Logging'),
      TracingConfiguration: given(properties, 'Tracing'),
      RoleArn: role ? getAtt(role.id, 'Arn') : written,
    },
  });
  role?.emit(expansion);
  const arn = targetArn(resource, expansion);
  for (const event of eventsOf(resource)) expandEvent(event, arn, expansion);
}

function executionRole(resource: TemplateResource, expansion: Expansion): GeneratedRole {
  const { id, properties } = resource;
  const role = new GeneratedRole(`${id}Role`, resource, trustOf('states.amazonaws.com'));
  role.path = given(properties, 'RolePath');
  role.permissionsBoundary = given(properties, 'PermissionsBoundary');
  addPolicies(role, resource, expansion);
  const tracing = given(properties, 'Tracing');
  const enabled = given(tracing, 'Enabled');
  if (tracing && enabled?.type === 'scalar' && enabled.value === true) {
    role.attachAws('AWSXrayWriteOnlyAccess', tracing.range);
  }
  return role;
}

/** What events start: the state machine, or its alias with `UseAliasAsEventTarget`. */
function targetArn({ id, properties }: TemplateResource, expansion: Expansion): Plain {
  const uses = given(properties, 'UseAliasAsEventTarget');
  const alias = expansion.text(properties, 'AutoPublishAlias');
  const isAlias = uses?.type === 'scalar' && uses.value === true && alias !== undefined;
  return ref(isAlias ? `${id}Alias${alias}` : id);
}

type EventExpander = (event: TemplateEvent, target: Plain, expansion: Expansion) => void;

/** What each type of event brings. */
const EVENTS: ReadonlyMap<string, EventExpander> = new Map([
  ['Api', expandApi],
  ['Schedule', expandRule],
  ['CloudWatchEvent', expandRule],
  ['EventBridgeRule', expandRule],
  ['ScheduleV2', expandScheduler],
]);

function expandEvent(event: TemplateEvent, target: Plain, expansion: Expansion): void {
  const expand = EVENTS.get(event.type);
  if (expand) expand(event, target, expansion);
  else {
    const reason = `event \`${event.name}\` of \`${event.owner.id}\` has an unknown type \`${event.type}\``;
    expansion.skip(reason, event.range);
  }
}

function expandRule(event: TemplateEvent, target: Plain, expansion: Expansion): void {
  const written = event.type === 'Schedule' ? given(event.properties, 'RoleArn') : undefined;
  const role = written ?? eventRole(event, 'events.amazonaws.com', target, expansion);
  emitRule(event, { Arn: target, RoleArn: role }, expansion);
}

function expandScheduler(event: TemplateEvent, target: Plain, expansion: Expansion): void {
  const document = allow('states:StartExecution', target);
  expandSchedule(event, target, { suffix: 'StartExecutionPolicy', document }, expansion);
}

function expandApi(event: TemplateEvent, target: Plain, expansion: Expansion): void {
  eventRole(event, 'apigateway.amazonaws.com', target, expansion);
  addEventPolicy(event, expansion);
}

/** The role with which a service starts the state machine; its ARN is the result. */
function eventRole(event: TemplateEvent, service: string, target: Plain, expansion: Expansion): Plain {
  const role = new GeneratedRole(`${event.id}Role`, event.owner, trustOf(service));
  role.permissionsBoundary = given(event.owner.properties, 'PermissionsBoundary');
  role.generate(`${role.id}StartExecutionPolicy`, allow('states:StartExecution', target), event.range);
  role.emit(expansion);
  return getAtt(role.id, 'Arn');
}

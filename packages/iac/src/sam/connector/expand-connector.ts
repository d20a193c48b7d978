import { listOf, type Node, type Range, valueAt } from '@leastwise/core';
import { nodeOf, type Plain } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given, textOf } from '../template/intrinsics.ts';
import { type ConnectorEnd, connectorEnd, fillProfile } from './connector-end.ts';
import { type Access, CONNECTOR_PROFILES, type ConnectorProfile } from './profiles.ts';

/** A connector, written as a resource of its own or inside another. */
export interface Connector {
  readonly id: string;
  readonly from: TemplateResource;
  readonly source: Node;
  /** One destination or a list of them. */
  readonly destination: Node;
  readonly permissions: Node;
  readonly at: Range;
}

/** The connector of an `AWS::Serverless::Connector`. */
export function expandConnectorResource(resource: TemplateResource, expansion: Expansion): void {
  const { properties, range } = resource;
  const source = given(properties, 'Source');
  const destination = given(properties, 'Destination');
  const permissions = given(properties, 'Permissions');
  if (!source || !destination || !permissions) {
    expansion.skip(`connector \`${resource.id}\` lacks a source, a destination or permissions`, range);
    return;
  }
  const connector = { id: resource.id, from: resource, source, destination, permissions, at: range };
  expandConnector(connector, expansion);
}

/** The connectors in a resource's `Connectors`, whose source is the resource itself. */
export function expandEmbeddedConnectors(resource: TemplateResource, expansion: Expansion): void {
  const connectors = valueAt(resource.node, 'Connectors');
  for (const { key, value } of connectors?.type === 'mapping' ? connectors.entries : []) {
    const properties = valueAt(value, 'Properties');
    const destination = given(properties, 'Destination');
    const permissions = given(properties, 'Permissions');
    const id = `${resource.id}${key}`;
    if (!destination || !permissions) {
      expansion.skip(`connector \`${id}\` lacks a destination or permissions`, value.range);
      continue;
    }
    const reference = given(properties, 'SourceReference');
    const source = nodeOf({ Id: resource.id, Qualifier: given(reference, 'Qualifier') }, value.range);
    expandConnector({ id, from: resource, source, destination, permissions, at: value.range }, expansion);
  }
}

/**
 * What a connector brings: a managed policy for a role, a permission of a function, or the policy of a queue
 * or topic, one for each destination.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/managing-permissions-connectors.html
 */
export function expandConnector(connector: Connector, expansion: Expansion): void {
  const isList = connector.destination.type === 'sequence';
  listOf(connector.destination).forEach((destination, index) => {
    connect(connector, destination, isList ? `Destination${index}` : '', expansion);
  });
}

function connect(connector: Connector, destination: Node, suffix: string, expansion: Expansion): void {
  const { id, at } = connector;
  const Source = connectorEnd(connector.source, destination, expansion);
  const Destination = connectorEnd(destination, connector.source, expansion);
  if (!Source || !Destination) {
    expansion.skip(`connector \`${id}\` refers to a resource that the template does not have`, at);
    return;
  }
  const profile = CONNECTOR_PROFILES[Source.type]?.[Destination.type];
  if (!profile) {
    expansion.skip(`connector \`${id}\`: none is known from ${Source.type} to ${Destination.type}`, at);
    return;
  }
  const asked = new Set(listOf(connector.permissions).map(textOf));
  const isMade = make({ ...connector, suffix, ends: { Source, Destination }, asked }, profile, expansion);
  if (!isMade) expansion.skip(`connector \`${id}\`: its ends do not say enough, such as a role`, at);
}

interface Connection extends Connector {
  readonly suffix: string;
  readonly ends: { readonly Source: ConnectorEnd; readonly Destination: ConnectorEnd };
  readonly asked: ReadonlySet<string | undefined>;
}

/** Emits what the profile says; false when an end lacks a property that it needs. */
function make(connection: Connection, profile: ConnectorProfile, expansion: Expansion): boolean {
  switch (profile.form) {
    case 'role-policy':
      return makeRolePolicy(connection, profile, expansion);
    case 'function-permission':
      return makePermission(connection, profile, expansion);
    default:
      return makeResourcePolicy(connection, profile, expansion);
  }
}

function makeRolePolicy(
  connection: Connection,
  profile: Extract<ConnectorProfile, { form: 'role-policy' }>,
  expansion: Expansion,
): boolean {
  const { id, suffix, ends, at, asked } = connection;
  const role = (profile.roleOf === 'source' ? ends.Source : ends.Destination).roleName;
  if (role === undefined) return false;
  const statements: Plain[] = [];
  for (const access of Object.keys(profile.access) as Access[]) {
    if (!asked.has(access)) continue;
    for (const { actions, resources } of profile.access[access] ?? []) {
      const filled = resources.map((resource) => fillProfile(resource, ends, at));
      if (filled.includes(undefined)) return false;
      statements.push({ Effect: 'Allow', Action: actions, Resource: filled as Node[] });
    }
  }
  const PolicyDocument = { Version: '2012-10-17', Statement: statements };
  emit(
    `${id}Policy${suffix}`,
    'AWS::IAM::ManagedPolicy',
    connection,
    { PolicyDocument, Roles: [role] },
    expansion,
  );
  return true;
}

function makePermission(
  connection: Connection,
  profile: Extract<ConnectorProfile, { form: 'function-permission' }>,
  expansion: Expansion,
): boolean {
  const { id, suffix, ends, at, asked } = connection;
  const sourceArn = fillProfile(profile.sourceArn, ends, at);
  const FunctionName = ends.Destination.arn;
  if (!sourceArn || FunctionName === undefined) return false;
  if (!asked.has('Write')) return true;
  const properties = {
    Action: 'lambda:InvokeFunction',
    FunctionName,
    Principal: profile.principal,
    SourceArn: sourceArn,
    SourceAccount:
      profile.sourceAccount === undefined ? undefined : fillProfile(profile.sourceAccount, ends, at),
  };
  emit(`${id}WriteLambdaPermission${suffix}`, 'AWS::Lambda::Permission', connection, properties, expansion);
  return true;
}

function makeResourcePolicy(
  connection: Connection,
  profile: Extract<ConnectorProfile, { form: 'queue-policy' | 'topic-policy' }>,
  expansion: Expansion,
): boolean {
  const { id, suffix, ends, asked } = connection;
  const isQueue = profile.form === 'queue-policy';
  const target = isQueue ? ends.Destination.queueUrl : ends.Destination.arn;
  if (target === undefined || ends.Source.arn === undefined || ends.Destination.arn === undefined)
    return false;
  const statement = {
    Effect: 'Allow',
    Principal: { Service: profile.principal },
    Resource: ends.Destination.arn,
    Action: profile.action,
    Condition: { ArnEquals: { 'aws:SourceArn': ends.Source.arn } },
  };
  const Statement = asked.has('Write') ? [statement] : [];
  const PolicyDocument = { Version: '2012-10-17', Statement };
  if (isQueue) {
    const properties = { PolicyDocument, Queues: [target] };
    emit(`${id}QueuePolicy${suffix}`, 'AWS::SQS::QueuePolicy', connection, properties, expansion);
  } else {
    const properties = { PolicyDocument, Topics: [target] };
    emit(`${id}TopicPolicy${suffix}`, 'AWS::SNS::TopicPolicy', connection, properties, expansion);
  }
  return true;
}

function emit(
  id: string,
  type: string,
  { from, at, source, destination }: Connection,
  properties: Plain,
  expansion: Expansion,
): void {
  expansion.origins.set(
    id,
    `generated by SAM from the connector of ${endName(source)} to ${endName(destination)}`,
  );
  const condition = from.type === 'AWS::Serverless::Connector' ? undefined : null;
  expansion.emit(id, type, { from, at, properties, ...(condition === null && { condition }) });
}

function endName(end: Node): string {
  const names = listOf(end).map(
    (item) => textOf(valueAt(item, 'Id')) ?? textOf(valueAt(item, 'Type')) ?? '?',
  );
  return names.map((name) => `\`${name}\``).join(', ');
}

import { listOf, type Node, valueAt } from '@leastwise/core';
import { expandConnector } from '../connector/expand-connector.ts';
import { getAtt, nodeOf, type Plain, ref, sub } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given, textOf } from '../template/intrinsics.ts';
import { GeneratedRole, trustOf } from '../template/role.ts';

const SERVICE = 'appsync.amazonaws.com';

/**
 * A GraphQL API: the roles of its data sources and its log, and what lets it call its authorizers.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-graphqlapi.html
 */
export function expandGraphQlApi(resource: TemplateResource, expansion: Expansion): void {
  const { id, properties } = resource;
  expansion.emit(id, 'AWS::AppSync::GraphQLApi', {
    from: resource,
    properties: {
      Name: given(properties, 'Name') ?? id,
      AuthenticationType: given(given(properties, 'Auth'), 'Type'),
    },
  });
  expandAuthorizers(resource, expansion);
  expandLogging(resource, expansion);
  const sources = given(properties, 'DataSources');
  for (const [kind, expand] of DATA_SOURCES) {
    const ofKind = given(sources, kind);
    for (const { key, value } of ofKind?.type === 'mapping' ? ofKind.entries : []) {
      expand(resource, key, value, expansion);
    }
  }
}

/** Functions that authorize requests, the first of `Auth` and those of `Auth.Additional`, in this order. */
function expandAuthorizers(resource: TemplateResource, expansion: Expansion): void {
  const { id, properties } = resource;
  const auth = given(properties, 'Auth');
  const all = [auth, ...listOf(given(auth, 'Additional'))];
  const functions = all.flatMap((one) => {
    const isLambda = textOf(given(one, 'Type')) === 'AWS_LAMBDA';
    const uri = isLambda ? given(given(one, 'LambdaAuthorizer'), 'AuthorizerUri') : undefined;
    return uri ? [uri] : [];
  });
  functions.forEach((uri, index) => {
    const at = uri.range;
    const source = { Type: 'AWS::AppSync::GraphQLApi', Arn: ref(id), ResourceId: getAtt(id, 'ApiId') };
    const connectorId = `${id}ToLambdaAuthConnector${index + 1}`;
    connect(
      connectorId,
      resource,
      source,
      { Type: 'AWS::Lambda::Function', Arn: uri },
      ['Write'],
      at,
      expansion,
    );
  });
}

/** The role with which the API logs; it does unless `Logging` is false. */
function expandLogging(resource: TemplateResource, expansion: Expansion): void {
  const logging = given(resource.properties, 'Logging');
  const isOff = logging?.type === 'scalar' && logging.value === false;
  if (isOff || given(logging, 'CloudWatchLogsRoleArn')) return;
  const role = new GeneratedRole(`${resource.id}CloudWatchRole`, resource, trustOf(SERVICE));
  role.attachAws('service-role/AWSAppSyncPushToCloudWatchLogs', logging?.range ?? resource.idRange);
  role.emit(expansion);
}

type DataSourceExpander = (api: TemplateResource, name: string, source: Node, expansion: Expansion) => void;

const DATA_SOURCES: readonly (readonly [string, DataSourceExpander])[] = [
  ['DynamoDb', expandTableSource],
  ['Lambda', expandFunctionSource],
];

function expandTableSource(api: TemplateResource, name: string, source: Node, expansion: Expansion): void {
  const id = `${api.id}${name}DynamoDBDataSource`;
  const role = dataSourceRole(id, api, source, expansion);
  if (!role) return;
  const table = { Type: 'AWS::DynamoDB::Table', Arn: given(source, 'TableArn') ?? tableArn(source) };
  const permissions = given(source, 'Permissions') ?? ['Read', 'Write'];
  connect(`${id}ToTableConnector`, api, sourceEnd(id, role), table, permissions, source.range, expansion);
}

function expandFunctionSource(api: TemplateResource, name: string, source: Node, expansion: Expansion): void {
  const id = `${api.id}${name}LambdaDataSource`;
  const role = dataSourceRole(id, api, source, expansion);
  const arn = given(source, 'FunctionArn');
  if (!role || !arn) return;
  const target = { Type: 'AWS::Lambda::Function', Arn: arn };
  connect(`${id}ToLambdaConnector`, api, sourceEnd(id, role), target, ['Write'], source.range, expansion);
}

/** The role with which a data source is read; none is made when the template gives one. */
function dataSourceRole(
  id: string,
  api: TemplateResource,
  source: Node,
  expansion: Expansion,
): GeneratedRole | undefined {
  const written = given(source, 'ServiceRoleArn');
  const role = new GeneratedRole(`${id}Role`, api, trustOf(SERVICE));
  expansion.emit(id, 'AWS::AppSync::DataSource', {
    from: api,
    at: source.range,
    properties: { ServiceRoleArn: written ?? getAtt(role.id, 'Arn') },
  });
  if (written) return undefined;
  role.emit(expansion);
  return role;
}

function sourceEnd(id: string, role: GeneratedRole): Plain {
  return { Type: 'AWS::AppSync::DataSource', Arn: getAtt(id, 'DataSourceArn'), RoleName: ref(role.id) };
}

function tableArn(source: Node): Plain {
  const region = given(source, 'Region') ?? ref('AWS::Region');
  const table = valueAt(source, 'TableName') ?? '*';
  return sub(`arn:\${AWS::Partition}:dynamodb:\${__Region__}:\${AWS::AccountId}:table/\${__TableName__}`, {
    __TableName__: table,
    __Region__: region,
  });
}

function connect(
  id: string,
  from: TemplateResource,
  source: Plain,
  destination: Plain,
  permissions: Plain,
  at: Node['range'],
  expansion: Expansion,
): void {
  const [sourceNode, destinationNode] = [nodeOf(source, at), nodeOf(destination, at)];
  expandConnector(
    { id, from, source: sourceNode, destination: destinationNode, permissions: nodeOf(permissions, at), at },
    expansion,
  );
}

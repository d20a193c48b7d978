import { listOf, type Node, valueAt } from '@leastwise/core';
import { getAtt, nodeOf, type Plain, ref } from '../template/build.ts';
import type { Expansion } from '../template/expansion.ts';
import { given, logicalIdOf, sameMeaning, textOf } from '../template/intrinsics.ts';

/** One end of a connector with what profiles ask of it. */
export interface ConnectorEnd {
  /** The type as CloudFormation names it. */
  readonly type: string;
  readonly arn: Plain | undefined;
  readonly roleName: Plain | undefined;
  readonly queueUrl: Plain | undefined;
  readonly resourceId: Plain | undefined;
  readonly name: Plain | undefined;
  readonly qualifier: Plain | undefined;
}

/** What SAM's own types become. */
const CLOUDFORMATION_TYPES = new Map([
  ['AWS::Serverless::Function', 'AWS::Lambda::Function'],
  ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'],
  ['AWS::Serverless::Api', 'AWS::ApiGateway::RestApi'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
]);

/** Types whose ARN is what `Ref` gives. */
const REF_IS_ARN = new Set([
  'AWS::AppSync::DataSource',
  'AWS::AppSync::GraphQLApi',
  'AWS::SNS::Topic',
  'AWS::StepFunctions::StateMachine',
]);

const ROLE_PROPERTIES = new Map([
  ['AWS::AppSync::DataSource', 'ServiceRoleArn'],
  ['AWS::Lambda::Function', 'Role'],
  ['AWS::StepFunctions::StateMachine', 'RoleArn'],
]);

/**
 * Reads an end: a logical id, whose resource tells the rest, or the properties written out.
 * @param written the connector's `Source` or one of its `Destination`s
 * @param other the end at the other side, by which a rule's role is found
 * @returns undefined when the template does not have the resource
 */
export function connectorEnd(written: Node, other: Node, expansion: Expansion): ConnectorEnd | undefined {
  const id = textOf(valueAt(written, 'Id'));
  if (id === undefined) {
    const type = textOf(valueAt(written, 'Type'));
    if (type === undefined) return undefined;
    return {
      type: CLOUDFORMATION_TYPES.get(type) ?? type,
      arn: given(written, 'Arn'),
      roleName: given(written, 'RoleName'),
      queueUrl: given(written, 'QueueUrl'),
      resourceId: given(written, 'ResourceId'),
      name: given(written, 'Name'),
      qualifier: given(written, 'Qualifier'),
    };
  }
  const resource = expansion.emitted(id);
  const type = textOf(valueAt(resource, 'Type'));
  if (!resource || type === undefined) return undefined;
  const isApi = type === 'AWS::ApiGateway::RestApi' || type === 'AWS::ApiGatewayV2::Api';
  const role = logicalIdOf(roleArn(type, valueAt(resource, 'Properties'), other));
  return {
    type,
    arn: REF_IS_ARN.has(type) ? ref(id) : getAtt(id, 'Arn'),
    roleName: role === undefined ? undefined : ref(role),
    queueUrl: type === 'AWS::SQS::Queue' ? ref(id) : undefined,
    resourceId: isApi ? ref(id) : type === 'AWS::AppSync::GraphQLApi' ? getAtt(id, 'ApiId') : undefined,
    name: type === 'AWS::StepFunctions::StateMachine' ? getAtt(id, 'Name') : undefined,
    qualifier: given(written, 'Qualifier') ?? (isApi ? '*' : undefined),
  };
}

/** The property that holds a resource's role; for a rule, that of the target at the other end. */
function roleArn(type: string, properties: Node | undefined, other: Node): Node | undefined {
  const property = ROLE_PROPERTIES.get(type);
  if (property) return given(properties, property);
  if (type !== 'AWS::Events::Rule') return undefined;
  const id = textOf(valueAt(other, 'Id'));
  const arn = given(other, 'Arn');
  const target = listOf(given(properties, 'Targets')).find((candidate) => {
    const candidateArn = given(candidate, 'Arn');
    if (!candidateArn) return false;
    return id === undefined ? arn && sameMeaning(arn, candidateArn) : logicalIdOf(candidateArn) === id;
  });
  return given(target, 'RoleArn');
}

const PLACEHOLDER = /(?<!\$)\{(Source|Destination)\.(\w+)\}/g;

/** The text of a profile with the properties of the two ends put in, as `Fn::Sub` where that is needed. */
export function fillProfile(
  text: string,
  ends: { readonly Source: ConnectorEnd; readonly Destination: ConnectorEnd },
  at: Node['range'],
): Node | undefined {
  const variables: Record<string, Plain> = {};
  let isWhole = false;
  for (const [all, end, property] of text.matchAll(PLACEHOLDER)) {
    const value = propertyOf(ends[end as 'Source' | 'Destination'], property!);
    if (value === undefined) return undefined;
    variables[`${end}${property}`] = value;
    isWhole = all === text;
  }
  if (isWhole) return nodeOf(Object.values(variables)[0]!, at);
  const filled = text.replace(PLACEHOLDER, (_, end: string, property: string) => `\${${end}${property}}`);
  if (!/\$\{/.test(filled)) return nodeOf(filled, at);
  const hasVariables = Object.keys(variables).length > 0;
  return nodeOf({ 'Fn::Sub': hasVariables ? [filled, variables] : filled }, at);
}

function propertyOf(end: ConnectorEnd, property: string): Plain | undefined {
  switch (property) {
    case 'Arn':
      return end.arn;
    case 'Name':
      return end.name;
    case 'Qualifier':
      return end.qualifier;
    default:
      return end.resourceId;
  }
}

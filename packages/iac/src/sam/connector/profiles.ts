/** What a connector lets one end do to the other, per kind of access. */
export type Access = 'Read' | 'Write';

/** A statement of a connector's policy; `{Source.Arn}` and the like stand for properties of its two ends. */
interface ConnectorStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** How a connector lets its source reach its destination. */
export type ConnectorProfile =
  /** A managed policy of the role of one end. */
  | {
      readonly form: 'role-policy';
      readonly roleOf: 'source' | 'destination';
      readonly access: Readonly<Partial<Record<Access, readonly ConnectorStatement[]>>>;
    }
  /** A permission of the function that is the destination. */
  | {
      readonly form: 'function-permission';
      readonly principal: string;
      readonly sourceArn: string;
      readonly sourceAccount?: string;
    }
  /** The resource policy of the queue or topic that is the destination. */
  | { readonly form: 'queue-policy' | 'topic-policy'; readonly principal: string; readonly action: string };

const DESTINATION = '{Destination.Arn}';

function on(resources: string | readonly string[], ...actions: readonly string[]): ConnectorStatement {
  return { actions, resources: typeof resources === 'string' ? [resources] : resources };
}

/** The role of the source gets a policy. */
function role(access: Partial<Record<Access, readonly ConnectorStatement[]>>): ConnectorProfile {
  return { form: 'role-policy', roleOf: 'source', access };
}

/** The role of the function that is the destination gets a policy, since it reads the source. */
function readerRole(access: Partial<Record<Access, readonly ConnectorStatement[]>>): ConnectorProfile {
  return { form: 'role-policy', roleOf: 'destination', access };
}

function permission(service: string, sourceArn = '{Source.Arn}', sourceAccount?: string): ConnectorProfile {
  const principal = `${service}.amazonaws.com`;
  return { form: 'function-permission', principal, sourceArn, ...(sourceAccount && { sourceAccount }) };
}

const LOCAL = `\${AWS::Region}:\${AWS::AccountId}`;
const API_ARN = `arn:\${AWS::Partition}:execute-api:${LOCAL}:{Source.ResourceId}/{Source.Qualifier}`;
const GRAPHQL_ARN = `arn:\${AWS::Partition}:appsync:${LOCAL}:apis/{Source.ResourceId}`;
const EXECUTIONS = `arn:\${AWS::Partition}:states:${LOCAL}:execution:{Destination.Name}:*`;
const EXECUTION_RULE = `arn:\${AWS::Partition}:events:${LOCAL}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`;

const INVOKE = role({ Write: [on(DESTINATION, 'lambda:InvokeAsync', 'lambda:InvokeFunction')] });
const PUBLISH = role({ Write: [on(DESTINATION, 'sns:Publish')] });
const PUT_EVENTS = role({ Write: [on(DESTINATION, 'events:PutEvents')] });

const BUCKET_AND_OBJECTS = [DESTINATION, `${DESTINATION}/*`];
const BUCKET = role({
  Read: [
    on(
      BUCKET_AND_OBJECTS,
      's3:GetObject',
      's3:GetObjectAcl',
      's3:GetObjectLegalHold',
      's3:GetObjectRetention',
      's3:GetObjectTorrent',
      's3:GetObjectVersion',
      's3:GetObjectVersionAcl',
      's3:GetObjectVersionForReplication',
      's3:GetObjectVersionTorrent',
      's3:ListBucket',
      's3:ListBucketMultipartUploads',
      's3:ListBucketVersions',
      's3:ListMultipartUploadParts',
    ),
  ],
  Write: [
    on(
      BUCKET_AND_OBJECTS,
      's3:AbortMultipartUpload',
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:PutObject',
      's3:PutObjectLegalHold',
      's3:PutObjectRetention',
      's3:RestoreObject',
    ),
  ],
});

const TABLE_AND_INDEXES = [DESTINATION, `${DESTINATION}/index/*`];
const TABLE = role({
  Read: [
    on(
      TABLE_AND_INDEXES,
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      'dynamodb:BatchGetItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:PartiQLSelect',
    ),
  ],
  Write: [
    on(
      TABLE_AND_INDEXES,
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:PartiQLDelete',
      'dynamodb:PartiQLInsert',
      'dynamodb:PartiQLUpdate',
    ),
  ],
});

/**
 * What a connector does, by the types of its source and destination as CloudFormation names them. The order of
 * `Read` and `Write` is the order of the statements.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
 */
export const CONNECTOR_PROFILES: Readonly<Record<string, Readonly<Record<string, ConnectorProfile>>>> = {
  'AWS::ApiGateway::RestApi': { 'AWS::Lambda::Function': permission('apigateway', API_ARN) },
  'AWS::ApiGatewayV2::Api': { 'AWS::Lambda::Function': permission('apigateway', API_ARN) },
  'AWS::AppSync::DataSource': {
    'AWS::DynamoDB::Table': TABLE,
    'AWS::Events::EventBus': PUT_EVENTS,
    'AWS::Lambda::Function': role({
      Write: [on([DESTINATION, `${DESTINATION}:*`], 'lambda:InvokeAsync', 'lambda:InvokeFunction')],
    }),
  },
  'AWS::AppSync::GraphQLApi': { 'AWS::Lambda::Function': permission('appsync', GRAPHQL_ARN) },
  'AWS::DynamoDB::Table': {
    'AWS::Lambda::Function': readerRole({
      Read: [
        on(
          '{Source.Arn}/stream/*',
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ),
      ],
    }),
  },
  'AWS::Events::Rule': {
    'AWS::Events::EventBus': PUT_EVENTS,
    'AWS::Lambda::Function': permission('events'),
    'AWS::SNS::Topic': { form: 'topic-policy', principal: 'events.amazonaws.com', action: 'sns:Publish' },
    'AWS::SQS::Queue': { form: 'queue-policy', principal: 'events.amazonaws.com', action: 'sqs:SendMessage' },
    'AWS::StepFunctions::StateMachine': role({ Write: [on(DESTINATION, 'states:StartExecution')] }),
  },
  'AWS::Lambda::Function': {
    'AWS::DynamoDB::Table': TABLE,
    'AWS::Events::EventBus': PUT_EVENTS,
    'AWS::Lambda::Function': INVOKE,
    'AWS::Location::PlaceIndex': role({
      Read: [
        on(
          DESTINATION,
          'geo:DescribePlaceIndex',
          'geo:GetPlace',
          'geo:SearchPlaceIndexForPosition',
          'geo:SearchPlaceIndexForSuggestions',
          'geo:SearchPlaceIndexForText',
        ),
      ],
    }),
    'AWS::S3::Bucket': BUCKET,
    'AWS::SNS::Topic': PUBLISH,
    'AWS::SQS::Queue': role({
      Read: [on(DESTINATION, 'sqs:ReceiveMessage', 'sqs:GetQueueAttributes')],
      Write: [
        on(
          DESTINATION,
          'sqs:DeleteMessage',
          'sqs:SendMessage',
          'sqs:ChangeMessageVisibility',
          'sqs:PurgeQueue',
        ),
      ],
    }),
    'AWS::StepFunctions::StateMachine': role({
      Write: [
        on(DESTINATION, 'states:StartExecution', 'states:StartSyncExecution'),
        on(EXECUTIONS, 'states:StopExecution'),
      ],
      Read: [
        on(DESTINATION, 'states:DescribeStateMachine', 'states:ListExecutions'),
        on(
          EXECUTIONS,
          'states:DescribeExecution',
          'states:DescribeStateMachineForExecution',
          'states:GetExecutionHistory',
        ),
      ],
    }),
  },
  'AWS::S3::Bucket': {
    'AWS::Lambda::Function': permission('s3', '{Source.Arn}', `\${AWS::AccountId}`),
  },
  'AWS::SNS::Topic': {
    'AWS::Lambda::Function': permission('sns'),
    'AWS::SQS::Queue': { form: 'queue-policy', principal: 'sns.amazonaws.com', action: 'sqs:SendMessage' },
  },
  'AWS::SQS::Queue': {
    'AWS::Lambda::Function': readerRole({
      Write: [on('{Source.Arn}', 'sqs:DeleteMessage')],
      Read: [on('{Source.Arn}', 'sqs:ReceiveMessage', 'sqs:GetQueueAttributes')],
    }),
  },
  'AWS::StepFunctions::StateMachine': {
    'AWS::DynamoDB::Table': TABLE,
    'AWS::Events::EventBus': PUT_EVENTS,
    'AWS::Lambda::Function': INVOKE,
    'AWS::S3::Bucket': BUCKET,
    'AWS::SNS::Topic': PUBLISH,
    'AWS::SQS::Queue': role({ Write: [on(DESTINATION, 'sqs:SendMessage')] }),
    'AWS::StepFunctions::StateMachine': role({
      Read: [on(EXECUTIONS, 'states:DescribeExecution'), on(EXECUTION_RULE, 'events:DescribeRule')],
      Write: [
        on(DESTINATION, 'states:StartExecution'),
        on(EXECUTIONS, 'states:StopExecution'),
        on(EXECUTION_RULE, 'events:PutTargets', 'events:PutRule'),
      ],
    }),
  },
};

/** A grant method of a CDK construct: what it allows on the resource. */
export interface Grant {
  /** `grantRead`. */
  readonly method: string;
  /** The actions as the method writes them into the policy, wildcards included. */
  readonly actions: readonly string[];
  /** Patterns that earlier releases wrote in place of some of the actions. */
  readonly formerly: readonly string[];
  /** Those of the actions that the method writes into a statement of their own. */
  readonly apart: readonly string[];
  /** Whether it is for a special need: not what a broad wildcard is likely to have been meant for. */
  readonly isSpecial: boolean;
}

/** The grants of the construct for a type of resource. */
export interface GrantedResource {
  /** As CloudFormation names it; some resources have two types. */
  readonly types: readonly string[];
  /** What people call it. */
  readonly noun: string;
  /** In order, those that allow less first. */
  readonly grants: readonly Grant[];
}

function grant(method: string, service: string, actions: string, more: Partial<Grant> = {}): Grant {
  const names = actions.split(' ').map((action) => `${service}:${action}`);
  return { method, actions: names, formerly: [], apart: [], isSpecial: false, ...more };
}

const SPECIAL = { isSpecial: true };

const TABLE_STREAM = { apart: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator'] };
const TABLE_READ =
  'BatchGetItem Query GetItem Scan ConditionCheckItem DescribeTable GetRecords GetShardIterator';
const TABLE_WRITE = 'BatchWriteItem PutItem UpdateItem DeleteItem DescribeTable';
const TABLE_GRANTS = [
  grant('grantTableListStreams', 'dynamodb', 'ListStreams', SPECIAL),
  grant('grantStreamRead', 'dynamodb', 'ListStreams DescribeStream GetRecords GetShardIterator', SPECIAL),
  grant('grantWriteData', 'dynamodb', TABLE_WRITE),
  grant('grantReadData', 'dynamodb', TABLE_READ, TABLE_STREAM),
  grant(
    'grantReadWriteData',
    'dynamodb',
    `${TABLE_READ} BatchWriteItem PutItem UpdateItem DeleteItem`,
    TABLE_STREAM,
  ),
  grant('grantFullAccess', 'dynamodb', '*', SPECIAL),
];

const OBJECT_READ = 'GetObject* GetBucket* List*';
const OBJECT_PUT =
  'PutObject PutObjectLegalHold PutObjectRetention PutObjectTagging PutObjectVersionTagging Abort*';
// Until the flag `@aws-cdk/aws-s3:grantWriteWithoutAcl` became the default.
const PUT_FORMERLY = { formerly: ['s3:PutObject*'] };
const STREAM_READ =
  'DescribeStreamSummary GetRecords GetShardIterator ListShards SubscribeToShard DescribeStream ListStreams DescribeStreamConsumer';
const IMAGE_PULL = 'BatchCheckLayerAvailability GetDownloadUrlForLayer BatchGetImage';
const IMAGE_PUSH =
  'CompleteLayerUpload UploadLayerPart InitiateLayerUpload BatchCheckLayerAvailability PutImage';
const SEARCH_READ = 'ESHttpGet ESHttpHead';
const SEARCH_WRITE = 'ESHttpDelete ESHttpPost ESHttpPut ESHttpPatch';
const KEY_ENCRYPT = 'Encrypt ReEncrypt* GenerateDataKey*';

/**
 * What the grant methods of aws-cdk-lib 2 allow, for resources that apps share. Actions that a grant allows on
 * every resource because they take none are left out.
 * @see https://docs.aws.amazon.com/cdk/v2/guide/permissions.html#permissions-grants
 */
export const GRANTED_RESOURCES: readonly GrantedResource[] = [
  {
    types: ['AWS::S3::Bucket'],
    noun: 'bucket',
    grants: [
      grant('grantPutAcl', 's3', 'PutObjectAcl PutObjectVersionAcl', SPECIAL),
      grant('grantDelete', 's3', 'DeleteObject*'),
      grant('grantPut', 's3', OBJECT_PUT, PUT_FORMERLY),
      grant('grantWrite', 's3', `DeleteObject* ${OBJECT_PUT}`, PUT_FORMERLY),
      grant('grantRead', 's3', OBJECT_READ),
      grant('grantReadWrite', 's3', `${OBJECT_READ} DeleteObject* ${OBJECT_PUT}`, PUT_FORMERLY),
    ],
  },
  { types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'], noun: 'table', grants: TABLE_GRANTS },
  {
    types: ['AWS::SQS::Queue'],
    noun: 'queue',
    grants: [
      grant('grantPurge', 'sqs', 'PurgeQueue GetQueueAttributes GetQueueUrl', SPECIAL),
      grant('grantSendMessages', 'sqs', 'SendMessage GetQueueAttributes GetQueueUrl'),
      grant(
        'grantConsumeMessages',
        'sqs',
        'ReceiveMessage ChangeMessageVisibility GetQueueUrl DeleteMessage GetQueueAttributes',
      ),
    ],
  },
  {
    types: ['AWS::SNS::Topic'],
    noun: 'topic',
    grants: [grant('grantPublish', 'sns', 'Publish'), grant('grantSubscribe', 'sns', 'Subscribe')],
  },
  {
    types: ['AWS::KMS::Key'],
    noun: 'key',
    grants: [
      grant('grantSign', 'kms', 'Sign', SPECIAL),
      grant('grantVerify', 'kms', 'Verify', SPECIAL),
      grant('grantSignVerify', 'kms', 'Sign Verify', SPECIAL),
      grant('grantGenerateMac', 'kms', 'GenerateMac', SPECIAL),
      grant('grantVerifyMac', 'kms', 'VerifyMac', SPECIAL),
      grant('grantDecrypt', 'kms', 'Decrypt'),
      grant('grantEncrypt', 'kms', KEY_ENCRYPT),
      grant('grantEncryptDecrypt', 'kms', `Decrypt ${KEY_ENCRYPT}`),
      grant(
        'grantAdmin',
        'kms',
        'Create* Describe* Enable* List* Put* Update* Revoke* Disable* Get* Delete* TagResource UntagResource ScheduleKeyDeletion CancelKeyDeletion',
        SPECIAL,
      ),
    ],
  },
  {
    types: ['AWS::SecretsManager::Secret'],
    noun: 'secret',
    grants: [
      grant('grantRead', 'secretsmanager', 'GetSecretValue DescribeSecret'),
      grant('grantWrite', 'secretsmanager', 'PutSecretValue UpdateSecret UpdateSecretVersionStage'),
    ],
  },
  {
    types: ['AWS::Lambda::Function'],
    noun: 'function',
    grants: [
      grant('grantInvoke', 'lambda', 'InvokeFunction'),
      grant('grantInvokeUrl', 'lambda', 'InvokeFunctionUrl InvokeFunction', SPECIAL),
    ],
  },
  {
    types: ['AWS::Kinesis::Stream'],
    noun: 'stream',
    grants: [
      grant('grantWrite', 'kinesis', 'ListShards PutRecord PutRecords'),
      grant('grantRead', 'kinesis', STREAM_READ),
      grant('grantReadWrite', 'kinesis', `${STREAM_READ} PutRecord PutRecords`),
    ],
  },
  {
    types: ['AWS::KinesisFirehose::DeliveryStream'],
    noun: 'delivery stream',
    grants: [grant('grantPutRecords', 'firehose', 'PutRecord PutRecordBatch')],
  },
  {
    types: ['AWS::StepFunctions::StateMachine'],
    noun: 'state machine',
    grants: [
      grant('grantStartExecution', 'states', 'StartExecution'),
      grant('grantStartSyncExecution', 'states', 'StartSyncExecution', SPECIAL),
      grant('grantRedriveExecution', 'states', 'RedriveExecution', SPECIAL),
      grant('grantTaskResponse', 'states', 'SendTaskSuccess SendTaskFailure SendTaskHeartbeat', SPECIAL),
      grant(
        'grantRead',
        'states',
        'ListExecutions ListStateMachines DescribeExecution DescribeStateMachineForExecution GetExecutionHistory DescribeStateMachine',
      ),
    ],
  },
  {
    types: ['AWS::SSM::Parameter'],
    noun: 'parameter',
    grants: [
      grant('grantWrite', 'ssm', 'PutParameter'),
      grant('grantRead', 'ssm', 'DescribeParameters GetParameters GetParameter GetParameterHistory'),
    ],
  },
  {
    types: ['AWS::Events::EventBus'],
    noun: 'event bus',
    grants: [grant('grantPutEventsTo', 'events', 'PutEvents')],
  },
  {
    types: ['AWS::ECR::Repository'],
    noun: 'repository',
    grants: [
      grant('grantRead', 'ecr', 'DescribeRepositories DescribeImages', SPECIAL),
      grant('grantPull', 'ecr', IMAGE_PULL),
      grant('grantPush', 'ecr', IMAGE_PUSH),
      grant('grantPullPush', 'ecr', `${IMAGE_PULL} ${IMAGE_PUSH}`),
    ],
  },
  {
    types: ['AWS::CodeCommit::Repository'],
    noun: 'repository',
    grants: [
      grant('grantPull', 'codecommit', 'GitPull'),
      grant('grantPullPush', 'codecommit', 'GitPull GitPush'),
      grant('grantRead', 'codecommit', 'GitPull EvaluatePullRequestApprovalRules Get* Describe*', SPECIAL),
    ],
  },
  {
    types: ['AWS::Logs::LogGroup'],
    noun: 'log group',
    grants: [
      grant('grantWrite', 'logs', 'CreateLogStream PutLogEvents'),
      grant(
        'grantRead',
        'logs',
        'FilterLogEvents GetLogEvents GetLogGroupFields DescribeLogGroups DescribeLogStreams',
      ),
    ],
  },
  {
    types: ['AWS::OpenSearchService::Domain'],
    noun: 'domain',
    grants: [
      grant('grantRead', 'es', SEARCH_READ),
      grant('grantWrite', 'es', SEARCH_WRITE),
      grant('grantReadWrite', 'es', `${SEARCH_READ} ${SEARCH_WRITE}`),
    ],
  },
  {
    types: ['AWS::EFS::FileSystem'],
    noun: 'file system',
    grants: [
      grant('grantRead', 'elasticfilesystem', 'ClientMount'),
      grant('grantReadWrite', 'elasticfilesystem', 'ClientMount ClientWrite'),
      grant('grantRootAccess', 'elasticfilesystem', 'ClientMount ClientWrite ClientRootAccess', SPECIAL),
    ],
  },
  {
    types: ['AWS::IAM::Role'],
    noun: 'role',
    grants: [grant('grantPassRole', 'iam', 'PassRole'), grant('grantAssumeRole', 'sts', 'AssumeRole')],
  },
  {
    types: ['AWS::CloudFront::Distribution'],
    noun: 'distribution',
    grants: [grant('grantCreateInvalidation', 'cloudfront', 'CreateInvalidation')],
  },
];

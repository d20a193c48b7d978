/** A statement of a policy template. */
export interface StatementTemplate {
  readonly actions: readonly string[];
  /** ARNs in shorthand, see `allow`. */
  readonly resources: readonly string[];
  /** A key that must equal an ARN. */
  readonly condition?: { readonly key: string; readonly arn: string };
}

/**
 * One statement.
 * @param service the prefix of its actions
 * @param actions names without the prefix, between spaces
 * @param resources `*`; `{Parameter}`; `s3:::{Parameter}` for an ARN without region and account;
 *   `sqs:{Parameter}` for one with the stack's own
 */
function allow(
  service: string,
  actions: string,
  resources: string | readonly string[],
  condition?: StatementTemplate['condition'],
): StatementTemplate {
  return {
    actions: actions
      .trim()
      .split(/\s+/)
      .map((action) => `${service}:${action}`),
    resources: typeof resources === 'string' ? [resources] : resources,
    ...(condition && { condition }),
  };
}

/**
 * Every policy template of SAM, by name.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
export const POLICY_TEMPLATES: Readonly<Record<string, readonly StatementTemplate[]>> = {
  AcmGetCertificatePolicy: [allow('acm', 'GetCertificate', '{CertificateArn}')],
  AMIDescribePolicy: [allow('ec2', 'DescribeImages', '*')],
  AthenaQueryPolicy: [
    allow(
      'athena',
      `
      ListWorkGroups GetExecutionEngine GetExecutionEngines GetNamespace GetCatalogs GetNamespaces
      GetTables GetTable`,
      '*',
    ),
    allow(
      'athena',
      `
      StartQueryExecution GetQueryResults DeleteNamedQuery GetNamedQuery ListQueryExecutions
      StopQueryExecution GetQueryResultsStream ListNamedQueries CreateNamedQuery GetQueryExecution
      BatchGetNamedQuery BatchGetQueryExecution GetWorkGroup`,
      'athena:workgroup/{WorkGroupName}',
    ),
  ],
  AWSSecretsManagerGetSecretValuePolicy: [allow('secretsmanager', 'GetSecretValue', '{SecretArn}')],
  AWSSecretsManagerRotationPolicy: [
    allow(
      'secretsmanager',
      'DescribeSecret GetSecretValue PutSecretValue UpdateSecretVersionStage',
      'secretsmanager:secret:*',
      { key: 'secretsmanager:resource/AllowRotationLambdaArn', arn: 'lambda:function:{FunctionName}' },
    ),
    allow('secretsmanager', 'GetRandomPassword', '*'),
  ],
  CloudFormationDescribeStacksPolicy: [allow('cloudformation', 'DescribeStacks', 'cloudformation:stack/*')],
  CloudWatchDashboardPolicy: [
    allow('cloudwatch', 'GetDashboard ListDashboards PutDashboard ListMetrics', '*'),
  ],
  CloudWatchDescribeAlarmHistoryPolicy: [allow('cloudwatch', 'DescribeAlarmHistory', '*')],
  CloudWatchPutMetricPolicy: [allow('cloudwatch', 'PutMetricData', '*')],
  CodeCommitCrudPolicy: [
    allow(
      'codecommit',
      `
      GitPull GitPush CreateBranch DeleteBranch GetBranch ListBranches MergeBranchesByFastForward
      MergeBranchesBySquash MergeBranchesByThreeWay UpdateDefaultBranch
      BatchDescribeMergeConflicts CreateUnreferencedMergeCommit DescribeMergeConflicts
      GetMergeCommit GetMergeOptions BatchGetPullRequests CreatePullRequest
      DescribePullRequestEvents GetCommentsForPullRequest GetCommitsFromMergeBase
      GetMergeConflicts GetPullRequest ListPullRequests MergePullRequestByFastForward
      MergePullRequestBySquash MergePullRequestByThreeWay PostCommentForPullRequest
      UpdatePullRequestDescription UpdatePullRequestStatus UpdatePullRequestTitle DeleteFile
      GetBlob GetFile GetFolder PutFile DeleteCommentContent GetComment
      GetCommentsForComparedCommit PostCommentForComparedCommit PostCommentReply UpdateComment
      BatchGetCommits CreateCommit GetCommit GetCommitHistory GetDifferences GetObjectIdentifier
      GetReferences GetTree GetRepository UpdateRepositoryDescription ListTagsForResource
      TagResource UntagResource GetRepositoryTriggers PutRepositoryTriggers TestRepositoryTriggers
      UploadArchive GetUploadArchiveStatus CancelUploadArchive`,
      'codecommit:{RepositoryName}',
    ),
  ],
  CodeCommitReadPolicy: [
    allow(
      'codecommit',
      `
      GitPull GetBranch ListBranches BatchDescribeMergeConflicts DescribeMergeConflicts
      GetMergeCommit GetMergeOptions BatchGetPullRequests DescribePullRequestEvents
      GetCommentsForPullRequest GetCommitsFromMergeBase GetMergeConflicts GetPullRequest
      ListPullRequests GetBlob GetFile GetFolder GetComment GetCommentsForComparedCommit
      BatchGetCommits GetCommit GetCommitHistory GetDifferences GetObjectIdentifier GetReferences
      GetTree GetRepository ListTagsForResource GetRepositoryTriggers TestRepositoryTriggers
      GetUploadArchiveStatus`,
      'codecommit:{RepositoryName}',
    ),
  ],
  CodePipelineLambdaExecutionPolicy: [allow('codepipeline', 'PutJobSuccessResult PutJobFailureResult', '*')],
  CodePipelineReadOnlyPolicy: [
    allow('codepipeline', 'ListPipelineExecutions', 'codepipeline:{PipelineName}'),
  ],
  ComprehendBasicAccessPolicy: [
    allow(
      'comprehend',
      `
      BatchDetectKeyPhrases DetectDominantLanguage DetectEntities BatchDetectEntities
      DetectKeyPhrases DetectSentiment BatchDetectDominantLanguage BatchDetectSentiment`,
      '*',
    ),
  ],
  CostExplorerReadOnlyPolicy: [
    allow(
      'ce',
      `
      GetCostAndUsage GetDimensionValues GetReservationCoverage
      GetReservationPurchaseRecommendation GetReservationUtilization GetTags`,
      '*',
    ),
  ],
  DynamoDBBackupFullAccessPolicy: [
    allow('dynamodb', 'CreateBackup DescribeContinuousBackups', 'dynamodb:table/{TableName}'),
    allow('dynamodb', 'DeleteBackup DescribeBackup ListBackups', 'dynamodb:table/{TableName}/backup/*'),
  ],
  DynamoDBCrudPolicy: [
    allow(
      'dynamodb',
      `
      GetItem DeleteItem PutItem Scan Query UpdateItem BatchWriteItem BatchGetItem DescribeTable
      ConditionCheckItem`,
      ['dynamodb:table/{TableName}', 'dynamodb:table/{TableName}/index/*'],
    ),
  ],
  DynamoDBReadPolicy: [
    allow('dynamodb', 'GetItem Scan Query BatchGetItem DescribeTable', [
      'dynamodb:table/{TableName}',
      'dynamodb:table/{TableName}/index/*',
    ]),
  ],
  DynamoDBReconfigurePolicy: [allow('dynamodb', 'UpdateTable', 'dynamodb:table/{TableName}')],
  DynamoDBRestoreFromBackupPolicy: [
    allow('dynamodb', 'RestoreTableFromBackup', 'dynamodb:table/{TableName}/backup/*'),
    allow(
      'dynamodb',
      'PutItem UpdateItem DeleteItem GetItem Query Scan BatchWriteItem',
      'dynamodb:table/{TableName}',
    ),
  ],
  DynamoDBStreamReadPolicy: [
    allow(
      'dynamodb',
      'DescribeStream GetRecords GetShardIterator',
      'dynamodb:table/{TableName}/stream/{StreamName}',
    ),
    allow('dynamodb', 'ListStreams', 'dynamodb:table/{TableName}/stream/*'),
  ],
  DynamoDBWritePolicy: [
    allow('dynamodb', 'PutItem UpdateItem BatchWriteItem', [
      'dynamodb:table/{TableName}',
      'dynamodb:table/{TableName}/index/*',
    ]),
  ],
  EC2CopyImagePolicy: [allow('ec2', 'CopyImage', 'ec2:image/{ImageId}')],
  EC2DescribePolicy: [allow('ec2', 'DescribeRegions DescribeInstances', '*')],
  EcsRunTaskPolicy: [allow('ecs', 'RunTask', 'ecs:task-definition/{TaskDefinition}')],
  EFSWriteAccessPolicy: [
    allow('elasticfilesystem', 'ClientMount ClientWrite', 'elasticfilesystem:file-system/{FileSystem}', {
      key: 'elasticfilesystem:AccessPointArn',
      arn: 'elasticfilesystem:access-point/{AccessPoint}',
    }),
  ],
  EKSDescribePolicy: [allow('eks', 'DescribeCluster ListClusters', '*')],
  ElasticMapReduceAddJobFlowStepsPolicy: [
    allow('elasticmapreduce', 'AddJobFlowSteps', 'elasticmapreduce:cluster/{ClusterId}'),
  ],
  ElasticMapReduceCancelStepsPolicy: [
    allow('elasticmapreduce', 'CancelSteps', 'elasticmapreduce:cluster/{ClusterId}'),
  ],
  ElasticMapReduceModifyInstanceFleetPolicy: [
    allow(
      'elasticmapreduce',
      'ModifyInstanceFleet ListInstanceFleets',
      'elasticmapreduce:cluster/{ClusterId}',
    ),
  ],
  ElasticMapReduceModifyInstanceGroupsPolicy: [
    allow(
      'elasticmapreduce',
      'ModifyInstanceGroups ListInstanceGroups',
      'elasticmapreduce:cluster/{ClusterId}',
    ),
  ],
  ElasticMapReduceSetTerminationProtectionPolicy: [
    allow('elasticmapreduce', 'SetTerminationProtection', 'elasticmapreduce:cluster/{ClusterId}'),
  ],
  ElasticMapReduceTerminateJobFlowsPolicy: [
    allow('elasticmapreduce', 'TerminateJobFlows', 'elasticmapreduce:cluster/{ClusterId}'),
  ],
  ElasticsearchHttpPostPolicy: [allow('es', 'ESHttpPost ESHttpPut', 'es:domain/{DomainName}/*')],
  EventBridgePutEventsPolicy: [allow('events', 'PutEvents', 'events:event-bus/{EventBusName}')],
  FilterLogEventsPolicy: [allow('logs', 'FilterLogEvents', 'logs:log-group:{LogGroupName}:log-stream:*')],
  FirehoseCrudPolicy: [
    allow(
      'firehose',
      `
      CreateDeliveryStream DeleteDeliveryStream DescribeDeliveryStream PutRecord PutRecordBatch
      UpdateDestination`,
      'firehose:deliverystream/{DeliveryStreamName}',
    ),
  ],
  FirehoseWritePolicy: [
    allow('firehose', 'PutRecord PutRecordBatch', 'firehose:deliverystream/{DeliveryStreamName}'),
  ],
  KinesisCrudPolicy: [
    allow(
      'kinesis',
      `
      AddTagsToStream CreateStream DecreaseStreamRetentionPeriod DeleteStream DescribeStream
      DescribeStreamSummary GetShardIterator IncreaseStreamRetentionPeriod ListTagsForStream
      MergeShards PutRecord PutRecords SplitShard RemoveTagsFromStream`,
      'kinesis:stream/{StreamName}',
    ),
  ],
  KinesisStreamReadPolicy: [
    allow('kinesis', 'ListStreams DescribeLimits', 'kinesis:stream/*'),
    allow(
      'kinesis',
      'DescribeStream DescribeStreamSummary GetRecords GetShardIterator',
      'kinesis:stream/{StreamName}',
    ),
  ],
  KMSDecryptPolicy: [allow('kms', 'Decrypt', 'kms:key/{KeyId}')],
  KMSEncryptPolicy: [allow('kms', 'Encrypt', 'kms:key/{KeyId}')],
  KMSEncryptPolicy_v2: [
    allow(
      'kms',
      `
      Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateDataKeyPair
      GenerateDataKeyPairWithoutPlaintext`,
      'kms:key/{KeyId}',
    ),
  ],
  LambdaInvokePolicy: [allow('lambda', 'InvokeFunction', 'lambda:function:{FunctionName}*')],
  MobileAnalyticsWriteOnlyAccessPolicy: [allow('mobileanalytics', 'PutEvents', '*')],
  OrganizationsListAccountsPolicy: [allow('organizations', 'ListAccounts', '*')],
  PinpointEndpointAccessPolicy: [
    allow(
      'mobiletargeting',
      'GetEndpoint UpdateEndpoint UpdateEndpointsBatch',
      'mobiletargeting:apps/{PinpointApplicationId}/endpoints/*',
    ),
  ],
  PollyFullAccessPolicy: [
    allow('polly', 'GetLexicon DeleteLexicon', 'polly:lexicon/{LexiconName}'),
    allow('polly', 'DescribeVoices ListLexicons PutLexicon SynthesizeSpeech', 'polly:lexicon/*'),
  ],
  RekognitionDetectOnlyPolicy: [
    allow('rekognition', 'DetectFaces DetectLabels DetectModerationLabels DetectText', '*'),
  ],
  RekognitionFacesManagementPolicy: [
    allow(
      'rekognition',
      'IndexFaces DeleteFaces SearchFaces SearchFacesByImage ListFaces',
      'rekognition:collection/{CollectionId}',
    ),
  ],
  RekognitionFacesPolicy: [allow('rekognition', 'CompareFaces DetectFaces', '*')],
  RekognitionLabelsPolicy: [allow('rekognition', 'DetectLabels DetectModerationLabels', '*')],
  RekognitionNoDataAccessPolicy: [
    allow(
      'rekognition',
      'CompareFaces DetectFaces DetectLabels DetectModerationLabels',
      'rekognition:collection/{CollectionId}',
    ),
  ],
  RekognitionReadPolicy: [
    allow(
      'rekognition',
      'ListCollections ListFaces SearchFaces SearchFacesByImage',
      'rekognition:collection/{CollectionId}',
    ),
  ],
  RekognitionWriteOnlyAccessPolicy: [
    allow('rekognition', 'CreateCollection IndexFaces', 'rekognition:collection/{CollectionId}'),
  ],
  Route53ChangeResourceRecordSetsPolicy: [
    allow('route53', 'ChangeResourceRecordSets', 'route53:::hostedzone/{HostedZoneId}'),
  ],
  S3CrudPolicy: [
    allow(
      's3',
      `
      GetObject ListBucket GetBucketLocation GetObjectVersion PutObject PutObjectAcl
      GetLifecycleConfiguration PutLifecycleConfiguration DeleteObject`,
      ['s3:::{BucketName}', 's3:::{BucketName}/*'],
    ),
  ],
  S3FullAccessPolicy: [
    allow(
      's3',
      `
      GetObject GetObjectAcl GetObjectVersion PutObject PutObjectAcl DeleteObject
      DeleteObjectTagging DeleteObjectVersionTagging GetObjectTagging GetObjectVersionTagging
      PutObjectTagging PutObjectVersionTagging`,
      's3:::{BucketName}/*',
    ),
    allow(
      's3',
      'ListBucket GetBucketLocation GetLifecycleConfiguration PutLifecycleConfiguration',
      's3:::{BucketName}',
    ),
  ],
  S3ReadPolicy: [
    allow('s3', 'GetObject ListBucket GetBucketLocation GetObjectVersion GetLifecycleConfiguration', [
      's3:::{BucketName}',
      's3:::{BucketName}/*',
    ]),
  ],
  S3WritePolicy: [
    allow('s3', 'PutObject PutObjectAcl PutLifecycleConfiguration', [
      's3:::{BucketName}',
      's3:::{BucketName}/*',
    ]),
  ],
  SageMakerCreateEndpointConfigPolicy: [
    allow('sagemaker', 'CreateEndpointConfig', 'sagemaker:endpoint-config/{EndpointConfigName}'),
  ],
  SageMakerCreateEndpointPolicy: [allow('sagemaker', 'CreateEndpoint', 'sagemaker:endpoint/{EndpointName}')],
  ServerlessRepoReadWriteAccessPolicy: [
    allow(
      'serverlessrepo',
      `
      CreateApplication CreateApplicationVersion UpdateApplication GetApplication ListApplications
      ListApplicationVersions ListApplicationDependencies`,
      'serverlessrepo:applications/*',
    ),
  ],
  SESBulkTemplatedCrudPolicy: [
    allow(
      'ses',
      `
      GetIdentityVerificationAttributes SendEmail SendRawEmail SendTemplatedEmail
      SendBulkTemplatedEmail VerifyEmailIdentity`,
      'ses:identity/{IdentityName}',
    ),
  ],
  SESBulkTemplatedCrudPolicy_v2: [
    allow('ses', 'SendEmail SendRawEmail SendTemplatedEmail SendBulkTemplatedEmail', [
      'ses:identity/{IdentityName}',
      'ses:template/{TemplateName}',
    ]),
    allow('ses', 'GetIdentityVerificationAttributes VerifyEmailIdentity', '*'),
  ],
  SESCrudPolicy: [
    allow(
      'ses',
      'GetIdentityVerificationAttributes SendEmail SendRawEmail VerifyEmailIdentity',
      'ses:identity/{IdentityName}',
    ),
  ],
  SESEmailTemplateCrudPolicy: [
    allow(
      'ses',
      'CreateTemplate GetTemplate ListTemplates UpdateTemplate DeleteTemplate TestRenderTemplate',
      '*',
    ),
  ],
  SESSendBouncePolicy: [allow('ses', 'SendBounce', 'ses:identity/{IdentityName}')],
  SNSCrudPolicy: [
    allow(
      'sns',
      'ListSubscriptionsByTopic CreateTopic SetTopicAttributes Subscribe Publish',
      'sns:{TopicName}*',
    ),
  ],
  SNSPublishMessagePolicy: [allow('sns', 'Publish', 'sns:{TopicName}')],
  SQSPollerPolicy: [
    allow(
      'sqs',
      `
      ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch
      GetQueueAttributes ReceiveMessage`,
      'sqs:{QueueName}',
    ),
  ],
  SQSSendMessagePolicy: [allow('sqs', 'SendMessage*', 'sqs:{QueueName}')],
  SSMParameterReadPolicy: [
    allow('ssm', 'DescribeParameters', '*'),
    allow('ssm', 'GetParameters GetParameter GetParametersByPath', 'ssm:parameter/{ParameterName}'),
  ],
  SSMParameterWithSlashPrefixReadPolicy: [
    allow('ssm', 'DescribeParameters', '*'),
    allow('ssm', 'GetParameters GetParameter GetParametersByPath', 'ssm:parameter{ParameterName}'),
  ],
  StepFunctionsCallbackPolicy: [
    allow(
      'states',
      'SendTaskFailure SendTaskHeartbeat SendTaskSuccess',
      'states:stateMachine:{StateMachineName}',
    ),
  ],
  StepFunctionsExecutionPolicy: [allow('states', 'StartExecution', 'states:stateMachine:{StateMachineName}')],
  StepFunctionsExecutionPolicy_v2: [
    allow('states', 'StartExecution StartSyncExecution', 'states:stateMachine:{StateMachineName}'),
  ],
  TextractDetectAnalyzePolicy: [
    allow(
      'textract',
      'DetectDocumentText StartDocumentTextDetection StartDocumentAnalysis AnalyzeDocument',
      '*',
    ),
  ],
  TextractGetResultPolicy: [allow('textract', 'GetDocumentTextDetection GetDocumentAnalysis', '*')],
  TextractPolicy: [allow('textract', '*', '*')],
  VPCAccessPolicy: [
    allow(
      'ec2',
      `
      CreateNetworkInterface DeleteNetworkInterface DescribeNetworkInterfaces
      DetachNetworkInterface`,
      '*',
    ),
  ],
};

/** What is known of a type of resource: how its ARN is made, and what `Ref` and `Fn::GetAtt` give. */
export interface ResourceTypeFacts {
  /** The property that fixes its physical name. Without it, or when it is left out, the name is unknown. */
  readonly name?: string;
  /** Its ARN, with placeholders. */
  readonly arn?: string;
  /** What `Ref` gives; its name when absent. May be any text with placeholders: `${Arn}`. */
  readonly ref?: string;
  /** Attributes beside `Arn`, with placeholders. */
  readonly attributes?: Readonly<Record<string, string>>;
}

const LOCAL = '${Region}:${Account}';

/** An ARN within the stack's own region and account. */
function local(service: string, resource: string): string {
  return `arn:\${Partition}:${service}:${LOCAL}:${resource}`;
}

/** An ARN of a service without regions. */
function global(service: string, resource: string): string {
  return `arn:\${Partition}:${service}::\${Account}:${resource}`;
}

/**
 * Types of resource by name, with these placeholders in their texts:
 * - `${Name}` the physical name, opaque unless the template fixes it; `${/Name}` the same with a slash before it;
 * - `${Partition}`, `${Region}` and `${Account}` those of the stack; `${Arn}` the ARN itself;
 * - `${Random}` a part that AWS makes up;
 * - `${.Property}` a property of the resource; `${.Property/}` and `${.Property:}` its last part where it may be
 *   an ARN; `${.Property&x}` the same followed by `x`, or nothing when it is left out; `${.Property|x}` the same,
 *   or `x` when it is left out.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const RESOURCE_TYPES: Readonly<Record<string, ResourceTypeFacts>> = {
  'AWS::ACMPCA::CertificateAuthority': {
    arn: local('acm-pca', 'certificate-authority/${Name}'),
    ref: '${Arn}',
  },
  'AWS::AccessAnalyzer::Analyzer': {
    name: 'AnalyzerName',
    arn: local('access-analyzer', 'analyzer/${Name}'),
    ref: '${Arn}',
  },
  'AWS::AmazonMQ::Broker': { arn: local('mq', 'broker:${.BrokerName}:${Name}') },
  'AWS::Amplify::App': {
    arn: local('amplify', 'apps/${Name}'),
    ref: '${Arn}',
    attributes: { AppId: '${Name}' },
  },
  'AWS::ApiGateway::ApiKey': {
    arn: 'arn:${Partition}:apigateway:${Region}::/apikeys/${Name}',
    attributes: { APIKeyId: '${Name}' },
  },
  'AWS::ApiGateway::RestApi': {
    arn: 'arn:${Partition}:apigateway:${Region}::/restapis/${Name}',
    attributes: { RestApiId: '${Name}' },
  },
  'AWS::ApiGateway::Stage': {
    name: 'StageName',
    arn: 'arn:${Partition}:apigateway:${Region}::/restapis/${.RestApiId}/stages/${Name}',
  },
  'AWS::ApiGatewayV2::Api': {
    arn: 'arn:${Partition}:apigateway:${Region}::/apis/${Name}',
    attributes: { ApiId: '${Name}' },
  },
  'AWS::AppConfig::Application': {
    arn: local('appconfig', 'application/${Name}'),
    attributes: { ApplicationId: '${Name}' },
  },
  'AWS::AppConfig::ConfigurationProfile': {
    arn: local('appconfig', 'application/${.ApplicationId}/configurationprofile/${Name}'),
    attributes: { ConfigurationProfileId: '${Name}' },
  },
  'AWS::AppConfig::Environment': {
    arn: local('appconfig', 'application/${.ApplicationId}/environment/${Name}'),
    attributes: { EnvironmentId: '${Name}' },
  },
  'AWS::AppMesh::Mesh': {
    name: 'MeshName',
    arn: local('appmesh', 'mesh/${Name}'),
    ref: '${Arn}',
    attributes: { MeshName: '${Name}' },
  },
  'AWS::AppRunner::Service': {
    arn: local('apprunner', 'service/${.ServiceName}/${Name}'),
    ref: '${Arn}',
    attributes: { ServiceArn: '${Arn}', ServiceId: '${Name}' },
  },
  'AWS::AppSync::DataSource': {
    name: 'Name',
    arn: local('appsync', 'apis/${.ApiId}/datasources/${Name}'),
    ref: '${Arn}',
    attributes: { DataSourceArn: '${Arn}' },
  },
  'AWS::AppSync::GraphQLApi': {
    arn: local('appsync', 'apis/${Name}'),
    ref: '${Arn}',
    attributes: { ApiId: '${Name}' },
  },
  'AWS::Athena::DataCatalog': { name: 'Name', arn: local('athena', 'datacatalog/${Name}') },
  'AWS::Athena::WorkGroup': { name: 'Name', arn: local('athena', 'workgroup/${Name}') },
  'AWS::AutoScaling::AutoScalingGroup': {
    name: 'AutoScalingGroupName',
    arn: local('autoscaling', 'autoScalingGroup:${Random}:autoScalingGroupName/${Name}'),
    attributes: { AutoScalingGroupARN: '${Arn}' },
  },
  'AWS::Backup::BackupPlan': {
    arn: local('backup', 'backup-plan:${Name}'),
    attributes: { BackupPlanArn: '${Arn}', BackupPlanId: '${Name}' },
  },
  'AWS::Backup::BackupVault': {
    name: 'BackupVaultName',
    arn: local('backup', 'backup-vault:${Name}'),
    attributes: { BackupVaultArn: '${Arn}', BackupVaultName: '${Name}' },
  },
  'AWS::Backup::LogicallyAirGappedBackupVault': {
    name: 'BackupVaultName',
    arn: local('backup', 'backup-vault:${Name}'),
    attributes: { BackupVaultArn: '${Arn}' },
  },
  'AWS::Batch::ComputeEnvironment': {
    name: 'ComputeEnvironmentName',
    arn: local('batch', 'compute-environment/${Name}'),
    ref: '${Arn}',
    attributes: { ComputeEnvironmentArn: '${Arn}' },
  },
  'AWS::Batch::JobDefinition': {
    name: 'JobDefinitionName',
    arn: local('batch', 'job-definition/${Name}:${Random}'),
    ref: '${Arn}',
    attributes: { JobDefinitionArn: '${Arn}' },
  },
  'AWS::Batch::JobQueue': {
    name: 'JobQueueName',
    arn: local('batch', 'job-queue/${Name}'),
    ref: '${Arn}',
    attributes: { JobQueueArn: '${Arn}' },
  },
  'AWS::Bedrock::Agent': {
    arn: local('bedrock', 'agent/${Name}'),
    attributes: { AgentArn: '${Arn}', AgentId: '${Name}' },
  },
  'AWS::Bedrock::ApplicationInferenceProfile': {
    arn: local('bedrock', 'application-inference-profile/${Name}'),
    attributes: { InferenceProfileArn: '${Arn}', InferenceProfileId: '${Name}' },
  },
  'AWS::Bedrock::Guardrail': {
    arn: local('bedrock', 'guardrail/${Name}'),
    ref: '${Arn}',
    attributes: { GuardrailArn: '${Arn}', GuardrailId: '${Name}' },
  },
  'AWS::Bedrock::KnowledgeBase': {
    arn: local('bedrock', 'knowledge-base/${Name}'),
    attributes: { KnowledgeBaseArn: '${Arn}', KnowledgeBaseId: '${Name}' },
  },
  'AWS::Cassandra::Keyspace': { name: 'KeyspaceName', arn: local('cassandra', '/keyspace/${Name}/') },
  'AWS::Cassandra::Table': {
    name: 'TableName',
    arn: local('cassandra', '/keyspace/${.KeyspaceName}/table/${Name}'),
  },
  'AWS::CertificateManager::Certificate': { arn: local('acm', 'certificate/${Name}'), ref: '${Arn}' },
  'AWS::CloudFormation::Stack': { ref: 'arn:${Partition}:cloudformation:${Region}:${Account}:stack/${Name}' },
  'AWS::CloudFront::Distribution': {
    arn: global('cloudfront', 'distribution/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::CloudFront::Function': {
    name: 'Name',
    arn: global('cloudfront', 'function/${Name}'),
    ref: '${Arn}',
    attributes: { FunctionARN: '${Arn}' },
  },
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': {},
  'AWS::CloudTrail::EventDataStore': {
    arn: local('cloudtrail', 'eventdatastore/${Name}'),
    ref: '${Arn}',
    attributes: { EventDataStoreArn: '${Arn}' },
  },
  'AWS::CloudTrail::Trail': { name: 'TrailName', arn: local('cloudtrail', 'trail/${Name}') },
  'AWS::CloudWatch::Alarm': { name: 'AlarmName', arn: local('cloudwatch', 'alarm:${Name}') },
  'AWS::CloudWatch::CompositeAlarm': { name: 'AlarmName', arn: local('cloudwatch', 'alarm:${Name}') },
  'AWS::CloudWatch::Dashboard': { name: 'DashboardName', arn: global('cloudwatch', 'dashboard/${Name}') },
  'AWS::CodeArtifact::Domain': {
    name: 'DomainName',
    arn: local('codeartifact', 'domain/${Name}'),
    ref: '${Arn}',
    attributes: { Name: '${Name}' },
  },
  'AWS::CodeArtifact::Repository': {
    name: 'RepositoryName',
    arn: local('codeartifact', 'repository/${.DomainName}/${Name}'),
    ref: '${Arn}',
    attributes: { Name: '${Name}' },
  },
  'AWS::CodeBuild::Project': { name: 'Name', arn: local('codebuild', 'project/${Name}') },
  'AWS::CodeBuild::ReportGroup': {
    name: 'Name',
    arn: local('codebuild', 'report-group/${Name}'),
    ref: '${Arn}',
  },
  'AWS::CodeCommit::Repository': {
    arn: local('codecommit', '${.RepositoryName}'),
    attributes: { Name: '${.RepositoryName}' },
  },
  'AWS::CodeConnections::Connection': {
    arn: local('codeconnections', 'connection/${Name}'),
    ref: '${Arn}',
    attributes: { ConnectionArn: '${Arn}' },
  },
  'AWS::CodeDeploy::Application': {
    name: 'ApplicationName',
    arn: local('codedeploy', 'application:${Name}'),
  },
  'AWS::CodeDeploy::DeploymentGroup': {
    name: 'DeploymentGroupName',
    arn: local('codedeploy', 'deploymentgroup:${.ApplicationName}/${Name}'),
  },
  'AWS::CodePipeline::Pipeline': { name: 'Name', arn: local('codepipeline', '${Name}') },
  'AWS::CodeStarConnections::Connection': {
    arn: local('codestar-connections', 'connection/${Name}'),
    ref: '${Arn}',
    attributes: { ConnectionArn: '${Arn}' },
  },
  'AWS::Cognito::IdentityPool': { arn: local('cognito-identity', 'identitypool/${Name}') },
  'AWS::Cognito::UserPool': {
    arn: local('cognito-idp', 'userpool/${Name}'),
    attributes: { UserPoolId: '${Name}' },
  },
  'AWS::Cognito::UserPoolClient': { attributes: { ClientId: '${Name}' } },
  'AWS::Config::ConfigRule': {
    arn: local('config', 'config-rule/${Random}'),
    name: 'ConfigRuleName',
  },
  'AWS::DAX::Cluster': { name: 'ClusterName', arn: local('dax', 'cache/${Name}') },
  'AWS::DMS::Endpoint': { arn: local('dms', 'endpoint:${Name}'), ref: '${Arn}' },
  'AWS::DMS::ReplicationInstance': { arn: local('dms', 'rep:${Name}'), ref: '${Arn}' },
  'AWS::DMS::ReplicationTask': { arn: local('dms', 'task:${Name}'), ref: '${Arn}' },
  'AWS::DSQL::Cluster': {
    arn: local('dsql', 'cluster/${Name}'),
    attributes: { Identifier: '${Name}', ResourceArn: '${Arn}' },
  },
  'AWS::DataSync::Task': {
    arn: local('datasync', 'task/${Name}'),
    ref: '${Arn}',
    attributes: { TaskArn: '${Arn}' },
  },
  'AWS::DynamoDB::GlobalTable': {
    name: 'TableName',
    arn: local('dynamodb', 'table/${Name}'),
    attributes: { StreamArn: '${Arn}/stream/${Random}' },
  },
  'AWS::DynamoDB::Table': {
    name: 'TableName',
    arn: local('dynamodb', 'table/${Name}'),
    attributes: { StreamArn: '${Arn}/stream/${Random}' },
  },
  'AWS::EC2::FlowLog': { arn: local('ec2', 'vpc-flow-log/${Name}'), attributes: { Id: '${Name}' } },
  'AWS::EC2::Instance': { arn: local('ec2', 'instance/${Name}'), attributes: { InstanceId: '${Name}' } },
  'AWS::EC2::InternetGateway': {
    arn: local('ec2', 'internet-gateway/${Name}'),
    attributes: { InternetGatewayId: '${Name}' },
  },
  'AWS::EC2::KeyPair': { name: 'KeyName', arn: local('ec2', 'key-pair/${Name}') },
  'AWS::EC2::LaunchTemplate': {
    arn: local('ec2', 'launch-template/${Name}'),
    attributes: { LaunchTemplateId: '${Name}' },
  },
  'AWS::EC2::NatGateway': {
    arn: local('ec2', 'natgateway/${Name}'),
    attributes: { NatGatewayId: '${Name}' },
  },
  'AWS::EC2::NetworkInterface': {
    arn: local('ec2', 'network-interface/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::EC2::RouteTable': {
    arn: local('ec2', 'route-table/${Name}'),
    attributes: { RouteTableId: '${Name}' },
  },
  'AWS::EC2::SecurityGroup': {
    arn: local('ec2', 'security-group/${Name}'),
    attributes: { GroupId: '${Name}', Id: '${Name}' },
  },
  'AWS::EC2::Subnet': { arn: local('ec2', 'subnet/${Name}'), attributes: { SubnetId: '${Name}' } },
  'AWS::EC2::TransitGateway': { arn: local('ec2', 'transit-gateway/${Name}'), attributes: { Id: '${Name}' } },
  'AWS::EC2::VPC': { arn: local('ec2', 'vpc/${Name}'), attributes: { VpcId: '${Name}' } },
  'AWS::EC2::VPCEndpoint': { arn: local('ec2', 'vpc-endpoint/${Name}'), attributes: { Id: '${Name}' } },
  'AWS::EC2::Volume': { arn: local('ec2', 'volume/${Name}'), attributes: { VolumeId: '${Name}' } },
  'AWS::ECR::PublicRepository': { name: 'RepositoryName', arn: global('ecr-public', 'repository/${Name}') },
  'AWS::ECR::Repository': {
    name: 'RepositoryName',
    arn: local('ecr', 'repository/${Name}'),
    attributes: { RepositoryUri: '${Account}.dkr.ecr.${Region}.amazonaws.com/${Name}' },
  },
  'AWS::ECS::Cluster': { name: 'ClusterName', arn: local('ecs', 'cluster/${Name}') },
  'AWS::ECS::Service': {
    name: 'ServiceName',
    arn: local('ecs', 'service/${.Cluster/|default}/${Name}'),
    ref: '${Arn}',
    attributes: { ServiceArn: '${Arn}', Name: '${Name}' },
  },
  'AWS::ECS::TaskDefinition': {
    name: 'Family',
    arn: local('ecs', 'task-definition/${Name}:${Random}'),
    ref: '${Arn}',
    attributes: { TaskDefinitionArn: '${Arn}' },
  },
  'AWS::EFS::AccessPoint': {
    arn: local('elasticfilesystem', 'access-point/${Name}'),
    attributes: { AccessPointId: '${Name}' },
  },
  'AWS::EFS::FileSystem': {
    arn: local('elasticfilesystem', 'file-system/${Name}'),
    attributes: { FileSystemId: '${Name}' },
  },
  'AWS::EKS::Cluster': { name: 'Name', arn: local('eks', 'cluster/${Name}') },
  'AWS::EKS::FargateProfile': { arn: local('eks', 'fargateprofile/${.ClusterName}/${Name}/${Random}') },
  'AWS::EKS::Nodegroup': { arn: local('eks', 'nodegroup/${.ClusterName}/${Name}/${Random}') },
  'AWS::EMR::Cluster': { arn: local('elasticmapreduce', 'cluster/${Name}') },
  'AWS::EMRServerless::Application': {
    arn: local('emr-serverless', '/applications/${Name}'),
    attributes: { ApplicationId: '${Name}' },
  },
  'AWS::ElastiCache::ReplicationGroup': {
    name: 'ReplicationGroupId',
    arn: local('elasticache', 'replicationgroup:${Name}'),
  },
  'AWS::ElasticBeanstalk::Application': {
    name: 'ApplicationName',
    arn: local('elasticbeanstalk', 'application/${Name}'),
  },
  'AWS::ElasticLoadBalancing::LoadBalancer': {
    name: 'LoadBalancerName',
    arn: local('elasticloadbalancing', 'loadbalancer/${Name}'),
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    ref: '${Arn}',
    arn: local('elasticloadbalancing', 'loadbalancer/${Name}'),
    attributes: { LoadBalancerArn: '${Arn}', LoadBalancerFullName: '${Name}' },
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    ref: '${Arn}',
    arn: local('elasticloadbalancing', 'listener/${Name}'),
    attributes: { ListenerArn: '${Arn}' },
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    ref: '${Arn}',
    arn: local('elasticloadbalancing', 'targetgroup/${Name}'),
    attributes: { TargetGroupArn: '${Arn}', TargetGroupFullName: 'targetgroup/${Name}' },
  },
  'AWS::Elasticsearch::Domain': {
    name: 'DomainName',
    arn: local('es', 'domain/${Name}'),
    attributes: { DomainArn: '${Arn}' },
  },
  'AWS::EventSchemas::Registry': {
    name: 'RegistryName',
    arn: local('schemas', 'registry/${Name}'),
    attributes: { RegistryArn: '${Arn}', RegistryName: '${Name}' },
    ref: '${Arn}',
  },
  'AWS::Events::ApiDestination': { name: 'Name', arn: local('events', 'api-destination/${Name}/${Random}') },
  'AWS::Events::Archive': { name: 'ArchiveName', arn: local('events', 'archive/${Name}') },
  'AWS::Events::Connection': { name: 'Name', arn: local('events', 'connection/${Name}/${Random}') },
  'AWS::Events::EventBus': {
    name: 'Name',
    arn: local('events', 'event-bus/${Name}'),
    attributes: { Name: '${Name}' },
  },
  'AWS::Events::Rule': { name: 'Name', arn: local('events', 'rule/${.EventBusName/&/}${Name}') },
  'AWS::FSx::FileSystem': { arn: local('fsx', 'file-system/${Name}'), attributes: { ResourceARN: '${Arn}' } },
  'AWS::FIS::ExperimentTemplate': {
    arn: local('fis', 'experiment-template/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::Glue::Crawler': { name: 'Name', arn: local('glue', 'crawler/${Name}') },
  'AWS::Glue::Database': { arn: local('glue', 'database/${Name}') },
  'AWS::Glue::Job': { name: 'Name', arn: local('glue', 'job/${Name}') },
  'AWS::Glue::Registry': { name: 'Name', arn: local('glue', 'registry/${Name}'), ref: '${Arn}' },
  'AWS::Glue::Table': { arn: local('glue', 'table/${.DatabaseName}/${Name}') },
  'AWS::GuardDuty::Detector': { arn: local('guardduty', 'detector/${Name}'), attributes: { Id: '${Name}' } },
  'AWS::IAM::Group': { name: 'GroupName', arn: global('iam', 'group${.Path|/}${Name}') },
  'AWS::IAM::InstanceProfile': {
    name: 'InstanceProfileName',
    arn: global('iam', 'instance-profile${.Path|/}${Name}'),
  },
  'AWS::IAM::ManagedPolicy': {
    name: 'ManagedPolicyName',
    arn: global('iam', 'policy${.Path|/}${Name}'),
    ref: '${Arn}',
    attributes: { PolicyArn: '${Arn}' },
  },
  'AWS::IAM::OIDCProvider': { arn: global('iam', 'oidc-provider/${Name}'), ref: '${Arn}' },
  'AWS::IAM::Role': {
    name: 'RoleName',
    arn: global('iam', 'role${.Path|/}${Name}'),
    attributes: { RoleId: '${Random}' },
  },
  'AWS::IAM::SAMLProvider': { name: 'Name', arn: global('iam', 'saml-provider/${Name}'), ref: '${Arn}' },
  'AWS::IAM::ServerCertificate': {
    name: 'ServerCertificateName',
    arn: global('iam', 'server-certificate${.Path|/}${Name}'),
  },
  'AWS::IAM::User': { name: 'UserName', arn: global('iam', 'user${.Path|/}${Name}') },
  'AWS::IVS::Channel': { arn: local('ivs', 'channel/${Name}'), ref: '${Arn}' },
  'AWS::ImageBuilder::ImagePipeline': { arn: local('imagebuilder', 'image-pipeline/${Name}'), ref: '${Arn}' },
  'AWS::IoT::Policy': {
    name: 'PolicyName',
    arn: local('iot', 'policy/${Name}'),
  },
  'AWS::IoT::Thing': { name: 'ThingName', arn: local('iot', 'thing/${Name}') },
  'AWS::IoT::TopicRule': { name: 'RuleName', arn: local('iot', 'rule/${Name}') },
  'AWS::KMS::Alias': { name: 'AliasName', arn: local('kms', '${Name}') },
  'AWS::KMS::Key': { arn: local('kms', 'key/${Name}'), attributes: { KeyId: '${Name}' } },
  'AWS::KMS::ReplicaKey': { arn: local('kms', 'key/${Name}'), attributes: { KeyId: '${Name}' } },
  'AWS::Kendra::Index': { arn: local('kendra', 'index/${Name}'), attributes: { Id: '${Name}' } },
  'AWS::Kinesis::Stream': { name: 'Name', arn: local('kinesis', 'stream/${Name}') },
  'AWS::Kinesis::StreamConsumer': {
    name: 'ConsumerName',
    arn: '${.StreamARN}/consumer/${Name}:${Random}',
    ref: '${Arn}',
    attributes: { ConsumerARN: '${Arn}' },
  },
  'AWS::KinesisAnalyticsV2::Application': {
    name: 'ApplicationName',
    arn: local('kinesisanalytics', 'application/${Name}'),
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    name: 'DeliveryStreamName',
    arn: local('firehose', 'deliverystream/${Name}'),
  },
  'AWS::KinesisVideo::Stream': { name: 'Name', arn: local('kinesisvideo', 'stream/${Name}/${Random}') },
  'AWS::Lambda::Alias': {
    name: 'Name',
    arn: local('lambda', 'function:${.FunctionName:}:${Name}'),
    ref: '${Arn}',
    attributes: { AliasArn: '${Arn}' },
  },
  'AWS::Lambda::EventSourceMapping': {
    arn: local('lambda', 'event-source-mapping:${Name}'),
    attributes: { EventSourceMappingArn: '${Arn}', Id: '${Name}' },
  },
  'AWS::Lambda::Function': { name: 'FunctionName', arn: local('lambda', 'function:${Name}') },
  'AWS::Lambda::LayerVersion': {
    name: 'LayerName',
    arn: local('lambda', 'layer:${Name}:${Random}'),
    ref: '${Arn}',
    attributes: { LayerVersionArn: '${Arn}' },
  },
  'AWS::Lambda::Url': {
    ref: '${.TargetFunctionArn}',
    attributes: { FunctionArn: '${.TargetFunctionArn}' },
  },
  'AWS::Lambda::Version': {
    arn: local('lambda', 'function:${.FunctionName:}:${Name}'),
    ref: '${Arn}',
    attributes: { Version: '${Name}', FunctionArn: '${Arn}' },
  },
  'AWS::Location::PlaceIndex': { name: 'IndexName', arn: local('geo', 'place-index/${Name}') },
  'AWS::Logs::Destination': { name: 'DestinationName', arn: local('logs', 'destination:${Name}') },
  'AWS::Logs::LogGroup': {
    name: 'LogGroupName',
    arn: local('logs', 'log-group:${Name}:*'),
  },
  'AWS::Logs::LogStream': {
    name: 'LogStreamName',
    arn: local('logs', 'log-group:${.LogGroupName}:log-stream:${Name}'),
  },
  'AWS::MSK::Cluster': { arn: local('kafka', 'cluster/${.ClusterName}/${Name}'), ref: '${Arn}' },
  'AWS::MSK::ServerlessCluster': { arn: local('kafka', 'cluster/${.ClusterName}/${Name}'), ref: '${Arn}' },
  'AWS::MWAA::Environment': { name: 'Name', arn: local('airflow', 'environment/${Name}') },
  'AWS::MediaStore::Container': {
    name: 'ContainerName',
    arn: local('mediastore', 'container/${Name}'),
    ref: '${Arn}',
  },
  'AWS::MemoryDB::Cluster': {
    name: 'ClusterName',
    arn: local('memorydb', 'cluster/${Name}'),
    attributes: { ARN: '${Arn}' },
  },
  'AWS::Neptune::DBCluster': {
    name: 'DBClusterIdentifier',
    arn: local('rds', 'cluster:${Name}'),
    attributes: { ClusterResourceId: '${Random}' },
  },
  'AWS::OpenSearchServerless::Collection': {
    arn: local('aoss', 'collection/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::OpenSearchService::Domain': {
    name: 'DomainName',
    arn: local('es', 'domain/${Name}'),
    attributes: { DomainArn: '${Arn}' },
  },
  'AWS::Pipes::Pipe': { name: 'Name', arn: local('pipes', 'pipe/${Name}') },
  'AWS::RAM::ResourceShare': { arn: local('ram', 'resource-share/${Name}'), ref: '${Arn}' },
  'AWS::RDS::DBCluster': {
    name: 'DBClusterIdentifier',
    arn: local('rds', 'cluster:${Name}'),
    attributes: { DBClusterArn: '${Arn}', DBClusterResourceId: '${Random}' },
  },
  'AWS::RDS::DBInstance': {
    name: 'DBInstanceIdentifier',
    arn: local('rds', 'db:${Name}'),
    attributes: { DBInstanceArn: '${Arn}', DbiResourceId: '${Random}' },
  },
  'AWS::RDS::DBProxy': {
    name: 'DBProxyName',
    arn: local('rds', 'db-proxy:${Random}'),
    attributes: { DBProxyArn: '${Arn}' },
  },
  'AWS::RDS::DBSubnetGroup': { name: 'DBSubnetGroupName', arn: local('rds', 'subgrp:${Name}') },
  'AWS::Redshift::Cluster': { name: 'ClusterIdentifier', arn: local('redshift', 'cluster:${Name}') },
  'AWS::RedshiftServerless::Namespace': {
    name: 'NamespaceName',
    arn: local('redshift-serverless', 'namespace/${Random}'),
    attributes: { 'Namespace.NamespaceArn': '${Arn}', 'Namespace.NamespaceName': '${Name}' },
  },
  'AWS::RedshiftServerless::Workgroup': {
    name: 'WorkgroupName',
    arn: local('redshift-serverless', 'workgroup/${Random}'),
    attributes: { 'Workgroup.WorkgroupArn': '${Arn}', 'Workgroup.WorkgroupName': '${Name}' },
  },
  'AWS::RolesAnywhere::Profile': {
    arn: local('rolesanywhere', 'profile/${Name}'),
    attributes: { ProfileArn: '${Arn}' },
  },
  'AWS::RolesAnywhere::TrustAnchor': {
    arn: local('rolesanywhere', 'trust-anchor/${Name}'),
    attributes: { TrustAnchorArn: '${Arn}' },
  },
  'AWS::Route53::HealthCheck': { arn: 'arn:${Partition}:route53:::healthcheck/${Name}' },
  'AWS::Route53::HostedZone': {
    arn: 'arn:${Partition}:route53:::hostedzone/${Name}',
    attributes: { Id: '${Name}' },
  },
  'AWS::S3::AccessPoint': { name: 'Name', arn: local('s3', 'accesspoint/${Name}') },
  'AWS::S3::Bucket': {
    name: 'BucketName',
    arn: 'arn:${Partition}:s3:::${Name}',
    attributes: {
      DomainName: '${Name}.s3.amazonaws.com',
      RegionalDomainName: '${Name}.s3.${Region}.amazonaws.com',
      DualStackDomainName: '${Name}.s3.dualstack.${Region}.amazonaws.com',
    },
  },
  'AWS::S3::MultiRegionAccessPoint': { name: 'Name', arn: global('s3', 'accesspoint/${Random}') },
  'AWS::S3Express::DirectoryBucket': { name: 'BucketName', arn: local('s3express', 'bucket/${Name}') },
  'AWS::S3ObjectLambda::AccessPoint': { name: 'Name', arn: local('s3-object-lambda', 'accesspoint/${Name}') },
  'AWS::S3Outposts::Bucket': {
    arn: local('s3-outposts', 'outpost/${.OutpostId}/bucket/${.BucketName}'),
    ref: '${Arn}',
  },
  'AWS::S3Tables::TableBucket': {
    name: 'TableBucketName',
    arn: local('s3tables', 'bucket/${Name}'),
    ref: '${Arn}',
    attributes: { TableBucketARN: '${Arn}' },
  },
  'AWS::S3Vectors::VectorBucket': {
    name: 'VectorBucketName',
    arn: local('s3vectors', 'bucket/${Name}'),
    ref: '${Arn}',
    attributes: { VectorBucketArn: '${Arn}' },
  },
  'AWS::SES::ConfigurationSet': { name: 'Name', arn: local('ses', 'configuration-set/${Name}') },
  'AWS::SES::EmailIdentity': { name: 'EmailIdentity', arn: local('ses', 'identity/${Name}') },
  'AWS::SNS::Topic': {
    name: 'TopicName',
    arn: local('sns', '${Name}'),
    ref: '${Arn}',
    attributes: { TopicArn: '${Arn}', TopicName: '${Name}' },
  },
  'AWS::SNS::Subscription': { ref: '${.TopicArn}:${Name}' },
  'AWS::SQS::Queue': {
    name: 'QueueName',
    arn: local('sqs', '${Name}'),
    ref: 'https://sqs.${Region}.amazonaws.com/${Account}/${Name}',
    attributes: { QueueName: '${Name}', QueueUrl: 'https://sqs.${Region}.amazonaws.com/${Account}/${Name}' },
  },
  'AWS::SSM::Document': { name: 'Name', arn: local('ssm', 'document/${Name}') },
  'AWS::SSM::MaintenanceWindow': { arn: local('ssm', 'maintenancewindow/${Name}') },
  'AWS::SSM::Parameter': { name: 'Name', arn: local('ssm', 'parameter${/Name}') },
  'AWS::SSO::PermissionSet': {
    arn: 'arn:${Partition}:sso:::permissionSet/${Name}',
    ref: '${.InstanceArn}|${Arn}',
    attributes: { PermissionSetArn: '${Arn}' },
  },
  'AWS::SageMaker::Domain': {
    arn: local('sagemaker', 'domain/${Name}'),
    attributes: { DomainArn: '${Arn}', DomainId: '${Name}' },
  },
  'AWS::SageMaker::Endpoint': {
    arn: local('sagemaker', 'endpoint/${Name}'),
    ref: '${Arn}',
    name: 'EndpointName',
    attributes: { EndpointName: '${Name}' },
  },
  'AWS::SageMaker::Model': {
    arn: local('sagemaker', 'model/${Name}'),
    ref: '${Arn}',
    name: 'ModelName',
    attributes: { ModelName: '${Name}' },
  },
  'AWS::SageMaker::NotebookInstance': {
    arn: local('sagemaker', 'notebook-instance/${Name}'),
    ref: '${Arn}',
    name: 'NotebookInstanceName',
    attributes: { NotebookInstanceName: '${Name}' },
  },
  'AWS::Scheduler::Schedule': {
    name: 'Name',
    arn: local('scheduler', 'schedule/${.GroupName|default}/${Name}'),
  },
  'AWS::Scheduler::ScheduleGroup': { name: 'Name', arn: local('scheduler', 'schedule-group/${Name}') },
  'AWS::SecretsManager::Secret': {
    name: 'Name',
    arn: local('secretsmanager', 'secret:${Name}-${Random}'),
    ref: '${Arn}',
    attributes: { Id: '${Arn}' },
  },
  'AWS::ServiceCatalog::Portfolio': { arn: local('catalog', 'portfolio/${Name}') },
  'AWS::ServiceDiscovery::PrivateDnsNamespace': {
    arn: local('servicediscovery', 'namespace/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::ServiceDiscovery::Service': {
    arn: local('servicediscovery', 'service/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::Signer::SigningProfile': {
    arn: local('signer', '/signing-profiles/${Name}'),
    ref: '${Arn}',
    attributes: { ProfileName: '${Name}' },
  },
  'AWS::StepFunctions::Activity': { name: 'Name', arn: local('states', 'activity:${Name}'), ref: '${Arn}' },
  'AWS::StepFunctions::StateMachine': {
    name: 'StateMachineName',
    arn: local('states', 'stateMachine:${Name}'),
    ref: '${Arn}',
    attributes: { Name: '${Name}' },
  },
  'AWS::Synthetics::Canary': {
    name: 'Name',
    arn: local('synthetics', 'canary:${Name}'),
    attributes: { Id: '${Random}' },
  },
  'AWS::Timestream::Database': { name: 'DatabaseName', arn: local('timestream', 'database/${Name}') },
  'AWS::Timestream::Table': {
    name: 'TableName',
    arn: local('timestream', 'database/${.DatabaseName}/table/${Name}'),
    ref: '${.DatabaseName}|${Name}',
    attributes: { Name: '${Name}' },
  },
  'AWS::Transfer::Server': {
    arn: local('transfer', 'server/${Name}'),
    ref: '${Arn}',
    attributes: { ServerId: '${Name}' },
  },
  'AWS::VpcLattice::Service': {
    arn: local('vpc-lattice', 'service/${Name}'),
    ref: '${Arn}',
    attributes: { Id: '${Name}' },
  },
  'AWS::VpcLattice::ServiceNetwork': {
    arn: local('vpc-lattice', 'servicenetwork/${Name}'),
    ref: '${Arn}',
    attributes: { Id: '${Name}' },
  },
  'AWS::WAFv2::WebACL': { arn: local('wafv2', '${Name}'), attributes: { Id: '${Random}' } },
  'AWS::XRay::Group': {
    arn: local('xray', 'group/${.GroupName}/${Name}'),
    ref: '${Arn}',
    attributes: { GroupARN: '${Arn}' },
  },
};

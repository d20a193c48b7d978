/** A property that hands a role to a service. */
export interface RoleUse {
  /** The type of the resource that has the property. */
  readonly type: string;
  /** The way to the property; `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** The services of which one assumes the role. */
  readonly services: readonly string[];
}

function use(type: string, path: string, ...services: readonly string[]): RoleUse {
  // In the regions of China some services, EC2 among them, have a name of their own.
  const names = ['amazonaws.com', 'amazonaws.com.cn'].flatMap((domain) =>
    services.map((service) => `${service}.${domain}`),
  );
  return { type, path: path.split('.'), services: names };
}

/** Where templates hand roles to services; each by the documentation of its resource type. */
export const ROLE_USES: readonly RoleUse[] = [
  use('AWS::Lambda::Function', 'Role', 'lambda'),
  use('AWS::StepFunctions::StateMachine', 'RoleArn', 'states'),
  use('AWS::Events::Rule', 'Targets.*.RoleArn', 'events'),
  use('AWS::Scheduler::Schedule', 'Target.RoleArn', 'scheduler'),
  use('AWS::Pipes::Pipe', 'RoleArn', 'pipes'),
  use('AWS::ECS::TaskDefinition', 'TaskRoleArn', 'ecs-tasks'),
  use('AWS::ECS::TaskDefinition', 'ExecutionRoleArn', 'ecs-tasks'),
  use('AWS::IAM::InstanceProfile', 'Roles.*', 'ec2'),
  use('AWS::CodeBuild::Project', 'ServiceRole', 'codebuild'),
  use('AWS::CodePipeline::Pipeline', 'RoleArn', 'codepipeline'),
  use('AWS::CodeDeploy::DeploymentGroup', 'ServiceRoleArn', 'codedeploy'),
  use('AWS::Glue::Job', 'Role', 'glue'),
  use('AWS::Glue::Crawler', 'Role', 'glue'),
  use('AWS::SageMaker::NotebookInstance', 'RoleArn', 'sagemaker'),
  use('AWS::SageMaker::Model', 'ExecutionRoleArn', 'sagemaker'),
  use('AWS::EKS::Cluster', 'RoleArn', 'eks'),
  use('AWS::EKS::Nodegroup', 'NodeRole', 'ec2'),
  use('AWS::EKS::FargateProfile', 'PodExecutionRoleArn', 'eks-fargate-pods'),
  use('AWS::EKS::PodIdentityAssociation', 'RoleArn', 'pods.eks'),
  use('AWS::ApiGateway::Account', 'CloudWatchRoleArn', 'apigateway'),
  use('AWS::ApiGateway::Method', 'Integration.Credentials', 'apigateway'),
  use('AWS::ApiGatewayV2::Integration', 'CredentialsArn', 'apigateway'),
  use('AWS::AppSync::DataSource', 'ServiceRoleArn', 'appsync'),
  use('AWS::KinesisFirehose::DeliveryStream', 'ExtendedS3DestinationConfiguration.RoleARN', 'firehose'),
  use('AWS::KinesisFirehose::DeliveryStream', 'S3DestinationConfiguration.RoleARN', 'firehose'),
  use('AWS::KinesisFirehose::DeliveryStream', 'KinesisStreamSourceConfiguration.RoleARN', 'firehose'),
  use('AWS::Logs::SubscriptionFilter', 'RoleArn', 'logs'),
  use('AWS::EC2::FlowLog', 'DeliverLogsPermissionArn', 'vpc-flow-logs'),
  use('AWS::CloudTrail::Trail', 'CloudWatchLogsRoleArn', 'cloudtrail'),
  use('AWS::Config::ConfigurationRecorder', 'RoleARN', 'config'),
  use('AWS::Batch::ComputeEnvironment', 'ServiceRole', 'batch'),
  use('AWS::DLM::LifecyclePolicy', 'ExecutionRoleArn', 'dlm'),
  use('AWS::Backup::BackupSelection', 'BackupSelection.IamRoleArn', 'backup'),
  use('AWS::IoT::TopicRule', 'TopicRulePayload.Actions.*.Kinesis.RoleArn', 'iot'),
  use('AWS::IoT::TopicRule', 'TopicRulePayload.Actions.*.Firehose.RoleArn', 'iot'),
  use('AWS::IoT::TopicRule', 'TopicRulePayload.Actions.*.S3.RoleArn', 'iot'),
  use('AWS::IoT::TopicRule', 'TopicRulePayload.Actions.*.Sqs.RoleArn', 'iot'),
  use('AWS::RDS::DBInstance', 'MonitoringRoleArn', 'monitoring.rds'),
  use('AWS::AppRunner::Service', 'InstanceConfiguration.InstanceRoleArn', 'tasks.apprunner'),
  use(
    'AWS::AppRunner::Service',
    'SourceConfiguration.AuthenticationConfiguration.AccessRoleArn',
    'build.apprunner',
  ),
  use('AWS::Synthetics::Canary', 'ExecutionRoleArn', 'lambda'),
];

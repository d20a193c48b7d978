import { ID_IS_ARN, like, type TerraformTypes } from '../terraform-type.ts';

const EXECUTION = 'arn:${Partition}:execute-api:${Region}:${Account}:${Name}';

/** Applications, integration, development, media and operations. */
export const APPLICATIONS: TerraformTypes = {
  aws_api_gateway_domain_name: like('AWS::ApiGateway::DomainNameV2', {
    DomainName: 'domain_name',
    Policy: 'policy',
  }),
  aws_api_gateway_rest_api: like(
    'AWS::ApiGateway::RestApi',
    { Policy: 'policy', Body: 'body' },
    { execution_arn: EXECUTION, root_resource_id: '${Random}' },
  ),
  aws_api_gateway_rest_api_policy: like('AWS::ApiGateway::RestApiPolicy', {
    RestApiId: 'rest_api_id',
    Policy: 'policy',
  }),
  aws_apigatewayv2_api: like('AWS::ApiGatewayV2::Api', {}, { execution_arn: EXECUTION }),
  aws_appsync_graphql_api: like('AWS::AppSync::GraphQLApi'),
  aws_bedrockagent_agent: like('AWS::Bedrock::Agent', {}, { agent_arn: '${Arn}', agent_id: '${Name}' }),
  aws_bedrockagent_knowledge_base: like('AWS::Bedrock::KnowledgeBase'),
  aws_bedrock_guardrail: like(
    'AWS::Bedrock::Guardrail',
    {},
    { guardrail_arn: '${Arn}', guardrail_id: '${Name}' },
  ),
  aws_bedrockagentcore_resource_policy: like('AWS::BedrockAgentCore::ResourcePolicy', {
    ResourceArn: 'resource_arn',
    Policy: 'policy',
  }),
  aws_cloudformation_stack: like('AWS::CloudFormation::Stack', { TemplateURL: 'template_url' }),
  aws_cloudtrail: like('AWS::CloudTrail::Trail', {
    TrailName: 'name',
    CloudWatchLogsRoleArn: 'cloud_watch_logs_role_arn',
  }),
  aws_cloudtrail_event_data_store: like('AWS::CloudTrail::EventDataStore', {}, ID_IS_ARN),
  aws_cloudwatch_event_bus: like('AWS::Events::EventBus', { Name: 'name' }),
  aws_cloudwatch_event_bus_policy: like('AWS::Events::WholeEventBusPolicy', {
    EventBusName: 'event_bus_name',
    Policy: 'policy',
  }),
  aws_cloudwatch_event_permission: like('AWS::Events::EventBusPolicy', {
    EventBusName: 'event_bus_name',
    Principal: 'principal',
    Action: { from: 'action', otherwise: 'events:PutEvents' },
    'Condition.Type': 'condition.type',
    'Condition.Key': 'condition.key',
    'Condition.Value': 'condition.value',
  }),
  aws_cloudwatch_event_rule: like('AWS::Events::Rule', { Name: 'name', EventBusName: 'event_bus_name' }),
  aws_cloudwatch_log_delivery_destination_policy: like('AWS::Logs::DeliveryDestinationPolicy', {
    DeliveryDestinationName: 'delivery_destination_name',
    Policy: 'delivery_destination_policy',
  }),
  aws_cloudwatch_log_destination: like('AWS::Logs::Destination', { DestinationName: 'name' }),
  aws_cloudwatch_log_destination_policy: like('AWS::Logs::DestinationPolicy', {
    DestinationName: 'destination_name',
    DestinationPolicy: 'access_policy',
  }),
  aws_cloudwatch_log_group: like(
    'AWS::Logs::LogGroup',
    { LogGroupName: 'name' },
    { arn: 'arn:${Partition}:logs:${Region}:${Account}:log-group:${Name}' },
  ),
  aws_cloudwatch_log_resource_policy: like('AWS::Logs::ResourcePolicy', {
    PolicyName: 'policy_name',
    PolicyDocument: 'policy_document',
  }),
  aws_cloudwatch_log_subscription_filter: like('AWS::Logs::SubscriptionFilter', { RoleArn: 'role_arn' }),
  aws_cloudwatch_metric_alarm: like('AWS::CloudWatch::Alarm', { AlarmName: 'alarm_name' }),
  aws_codeartifact_domain: like('AWS::CodeArtifact::Domain', { DomainName: 'domain' }, ID_IS_ARN),
  aws_codeartifact_domain_permissions_policy: like('AWS::CodeArtifact::DomainPolicy', {
    DomainName: 'domain',
    PolicyDocument: 'policy_document',
  }),
  aws_codeartifact_repository: like(
    'AWS::CodeArtifact::Repository',
    { RepositoryName: 'repository', DomainName: 'domain' },
    ID_IS_ARN,
  ),
  aws_codeartifact_repository_permissions_policy: like('AWS::CodeArtifact::RepositoryPolicy', {
    RepositoryName: 'repository',
    PolicyDocument: 'policy_document',
  }),
  aws_codebuild_project: like(
    'AWS::CodeBuild::Project',
    { Name: 'name', ServiceRole: 'service_role' },
    ID_IS_ARN,
  ),
  aws_codebuild_report_group: like('AWS::CodeBuild::ReportGroup', { Name: 'name' }, ID_IS_ARN),
  aws_codebuild_resource_policy: like('AWS::CodeBuild::ResourcePolicy', {
    ResourceArn: 'resource_arn',
    Policy: 'policy',
  }),
  aws_codecommit_repository: like('AWS::CodeCommit::Repository', { RepositoryName: 'repository_name' }),
  aws_codepipeline: like('AWS::CodePipeline::Pipeline', { Name: 'name', RoleArn: 'role_arn' }),
  aws_codestarconnections_connection: like('AWS::CodeStarConnections::Connection', {}, ID_IS_ARN),
  aws_config_configuration_recorder: like('AWS::Config::ConfigurationRecorder', { RoleARN: 'role_arn' }),
  aws_dlm_lifecycle_policy: like('AWS::DLM::LifecyclePolicy', { ExecutionRoleArn: 'execution_role_arn' }),
  aws_iot_policy: like('AWS::IoT::Policy', { PolicyName: 'name', PolicyDocument: 'policy' }),
  aws_iot_thing: like('AWS::IoT::Thing', { ThingName: 'name' }),
  aws_iot_topic_rule: like('AWS::IoT::TopicRule', { RuleName: 'name' }),
  aws_media_store_container: like('AWS::MediaStore::Container', { ContainerName: 'name' }),
  aws_media_store_container_policy: like('AWS::MediaStore::ContainerPolicy', {
    ContainerName: 'container_name',
    Policy: 'policy',
  }),
  aws_oam_sink: like('AWS::Oam::Sink'),
  aws_oam_sink_policy: like('AWS::Oam::SinkPolicy', { SinkIdentifier: 'sink_identifier', Policy: 'policy' }),
  aws_pipes_pipe: like('AWS::Pipes::Pipe', { Name: 'name', RoleArn: 'role_arn' }),
  aws_prometheus_resource_policy: like('AWS::APS::WorkspacePolicy', {
    WorkspaceId: 'workspace_id',
    PolicyDocument: 'policy_document',
  }),
  aws_sagemaker_endpoint: like('AWS::SageMaker::Endpoint', { EndpointName: 'name' }),
  aws_sagemaker_model: like('AWS::SageMaker::Model', {
    ModelName: 'name',
    ExecutionRoleArn: 'execution_role_arn',
  }),
  aws_sagemaker_model_package_group_policy: like('AWS::SageMaker::ModelPackageGroupPolicy', {
    ModelPackageGroupName: 'model_package_group_name',
    ModelPackageGroupPolicy: 'resource_policy',
  }),
  aws_sagemaker_notebook_instance: like('AWS::SageMaker::NotebookInstance', {
    NotebookInstanceName: 'name',
    RoleArn: 'role_arn',
  }),
  aws_scheduler_schedule: like('AWS::Scheduler::Schedule', {
    Name: 'name',
    GroupName: 'group_name',
    'Target.RoleArn': 'target.role_arn',
  }),
  aws_schemas_registry: like('AWS::EventSchemas::Registry', { RegistryName: 'name' }),
  aws_schemas_registry_policy: like('AWS::EventSchemas::RegistryPolicy', {
    RegistryName: 'registry_name',
    Policy: 'policy',
  }),
  aws_sfn_activity: like('AWS::StepFunctions::Activity', { Name: 'name' }, ID_IS_ARN),
  aws_sfn_state_machine: like(
    'AWS::StepFunctions::StateMachine',
    { StateMachineName: 'name', RoleArn: 'role_arn' },
    ID_IS_ARN,
  ),
  aws_sns_topic: like('AWS::SNS::Topic', { TopicName: 'name', Policy: 'policy' }, ID_IS_ARN),
  aws_sns_topic_policy: like('AWS::SNS::TopicPolicy', { Topics: 'arn', PolicyDocument: 'policy' }),
  aws_sqs_queue: like(
    'AWS::SQS::Queue',
    { QueueName: 'name', Policy: 'policy' },
    {
      id: 'https://sqs.${Region}.amazonaws.com/${Account}/${Name}',
      url: 'https://sqs.${Region}.amazonaws.com/${Account}/${Name}',
    },
  ),
  aws_sqs_queue_policy: like('AWS::SQS::QueuePolicy', { Queues: 'queue_url', PolicyDocument: 'policy' }),
  aws_ssm_document: like('AWS::SSM::Document', { Name: 'name' }),
  aws_ssm_parameter: like('AWS::SSM::Parameter', { Name: 'name' }),
  aws_ssm_resource_policy: like('AWS::SSM::ResourcePolicy', {
    ResourceArn: 'resource_arn',
    Policy: 'policy',
  }),
  aws_verifiedpermissions_policy: like('AWS::VerifiedPermissions::Policy', {}),
  aws_wafv2_web_acl: like('AWS::WAFv2::WebACL'),
  aws_xray_group: like('AWS::XRay::Group', { GroupName: 'group_name' }, ID_IS_ARN),
  aws_xray_resource_policy: like('AWS::XRay::ResourcePolicy', {
    PolicyName: 'policy_name',
    PolicyDocument: 'policy_document',
  }),
};

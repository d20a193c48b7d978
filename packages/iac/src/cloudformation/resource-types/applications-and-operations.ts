import { global, local, type ResourceTypes } from './facts.ts';

/** Types of resource: applications, integration, development and operations. */
export const APPLICATIONS_AND_OPERATIONS: ResourceTypes = {
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
  'AWS::CloudFormation::Stack': { ref: 'arn:${Partition}:cloudformation:${Region}:${Account}:stack/${Name}' },
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
  'AWS::FIS::ExperimentTemplate': {
    arn: local('fis', 'experiment-template/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::IVS::Channel': { arn: local('ivs', 'channel/${Name}'), ref: '${Arn}' },
  'AWS::IoT::Policy': {
    name: 'PolicyName',
    arn: local('iot', 'policy/${Name}'),
  },
  'AWS::IoT::Thing': { name: 'ThingName', arn: local('iot', 'thing/${Name}') },
  'AWS::IoT::TopicRule': { name: 'RuleName', arn: local('iot', 'rule/${Name}') },
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
  'AWS::MWAA::Environment': { name: 'Name', arn: local('airflow', 'environment/${Name}') },
  'AWS::Pipes::Pipe': { name: 'Name', arn: local('pipes', 'pipe/${Name}') },
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
  'AWS::ServiceCatalog::Portfolio': { arn: local('catalog', 'portfolio/${Name}') },
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
  'AWS::XRay::Group': {
    arn: local('xray', 'group/${.GroupName}/${Name}'),
    ref: '${Arn}',
    attributes: { GroupARN: '${Arn}' },
  },
};

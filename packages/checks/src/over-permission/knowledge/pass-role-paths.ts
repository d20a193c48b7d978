import type { EscalationPath } from '../escalation-paths.ts';

function passing(
  id: string,
  does: string,
  passRoleTo: string | readonly string[],
  also: readonly string[],
  anyOf?: readonly string[],
): EscalationPath {
  const services = typeof passRoleTo === 'string' ? [passRoleTo] : passRoleTo;
  return {
    id,
    does,
    gain: 'passed-role',
    onAny: [],
    also,
    ...(anyOf && { anyOf }),
    passRoleTo: services.map((service) => `${service}.amazonaws.com`),
  };
}

const LAUNCH = ['autoscaling:CreateAutoScalingGroup', 'autoscaling:UpdateAutoScalingGroup'];
const BUILD = ['codebuild:StartBuild', 'codebuild:StartBuildBatch'];
const RUN_TASK = ['ecs:RunTask', 'ecs:StartTask', 'ecs:CreateService', 'ecs:UpdateService'];
const INVOKE = [
  'lambda:InvokeFunction',
  'lambda:CreateEventSourceMapping',
  'lambda:AddPermission',
  'lambda:CreateFunctionUrlConfig',
];

/** Ways that hand a role to a service and have it run the caller's code or calls. */
export const PASS_ROLE_PATHS: readonly EscalationPath[] = [
  passing(
    'lambda-001',
    'run a function of its own with any role',
    'lambda',
    ['lambda:CreateFunction'],
    INVOKE,
  ),
  passing(
    'lw-lambda-103',
    'give a function any role',
    'lambda',
    ['lambda:UpdateFunctionConfiguration'],
    ['lambda:UpdateFunctionCode', 'lambda:InvokeFunction'],
  ),
  passing('ec2-001', 'launch an instance with any role', 'ec2', ['ec2:RunInstances']),
  passing('ec2-003', 'request a spot instance with any role', 'ec2', ['ec2:RequestSpotInstances']),
  passing(
    'lw-ec2-101',
    'put any role on an instance',
    'ec2',
    [],
    ['ec2:AssociateIamInstanceProfile', 'ec2:ReplaceIamInstanceProfileAssociation'],
  ),
  passing('lw-ec2-102', 'put any role into an instance profile in use', 'ec2', [
    'iam:AddRoleToInstanceProfile',
  ]),
  passing(
    'lw-asg-101',
    'scale out instances with any role',
    'ec2',
    ['autoscaling:CreateLaunchConfiguration'],
    LAUNCH,
  ),
  passing(
    'lw-asg-102',
    'scale out a launch template with any role',
    'ec2',
    ['ec2:CreateLaunchTemplate'],
    LAUNCH,
  ),
  passing('cloudformation-001', 'create a stack that acts with any role', 'cloudformation', [
    'cloudformation:CreateStack',
  ]),
  passing('lw-cfn-101', 'update a stack so that it acts with any role', 'cloudformation', [
    'cloudformation:UpdateStack',
  ]),
  passing('cloudformation-003', 'create a stack set that acts with any role', 'cloudformation', [
    'cloudformation:CreateStackSet',
    'cloudformation:CreateStackInstances',
  ]),
  passing('cloudformation-004', 'update a stack set so that it acts with any role', 'cloudformation', [
    'cloudformation:UpdateStackSet',
  ]),
  passing('codebuild-001', 'run a build with any role', 'codebuild', ['codebuild:CreateProject'], BUILD),
  passing(
    'lw-codebuild-101',
    'give a build project any role and run it',
    'codebuild',
    ['codebuild:UpdateProject'],
    BUILD,
  ),
  passing(
    'ecs-003',
    'run a container task with any role',
    'ecs-tasks',
    ['ecs:RegisterTaskDefinition'],
    RUN_TASK,
  ),
  passing(
    'ecs-008',
    'run an existing task with any role in its stead',
    'ecs-tasks',
    [],
    ['ecs:RunTask', 'ecs:StartTask'],
  ),
  passing('batch-001', 'submit a batch job with any role', 'ecs-tasks', [
    'batch:RegisterJobDefinition',
    'batch:SubmitJob',
  ]),
  passing('apprunner-001', 'run an App Runner service with any role', 'tasks.apprunner', [
    'apprunner:CreateService',
  ]),
  passing('glue-001', 'open a Glue development endpoint with any role', 'glue', ['glue:CreateDevEndpoint']),
  passing(
    'glue-003',
    'run a Glue job with any role',
    'glue',
    ['glue:CreateJob'],
    ['glue:StartJobRun', 'glue:CreateTrigger'],
  ),
  passing(
    'glue-005',
    'give a Glue job any role and run it',
    'glue',
    ['glue:UpdateJob'],
    ['glue:StartJobRun', 'glue:CreateTrigger'],
  ),
  passing('glue-007', 'open a Glue session with any role', 'glue', [
    'glue:CreateSession',
    'glue:RunStatement',
  ]),
  passing('sagemaker-001', 'open a SageMaker notebook with any role', 'sagemaker', [
    'sagemaker:CreateNotebookInstance',
  ]),
  passing('sagemaker-002', 'run a SageMaker training job with any role', 'sagemaker', [
    'sagemaker:CreateTrainingJob',
  ]),
  passing('sagemaker-003', 'run a SageMaker processing job with any role', 'sagemaker', [
    'sagemaker:CreateProcessingJob',
  ]),
  passing('lw-sagemaker-101', 'run a SageMaker tuning job with any role', 'sagemaker', [
    'sagemaker:CreateHyperParameterTuningJob',
  ]),
  passing(
    'emr-001',
    'launch an EMR cluster with any role',
    ['elasticmapreduce', 'ec2'],
    ['elasticmapreduce:RunJobFlow'],
  ),
  passing('emrserverless-001', 'run an EMR Serverless job with any role', 'emr-serverless', [
    'emr-serverless:CreateApplication',
    'emr-serverless:StartJobRun',
  ]),
  passing('datapipeline-001', 'run a data pipeline with any role', 'datapipeline', [
    'datapipeline:CreatePipeline',
    'datapipeline:PutPipelineDefinition',
    'datapipeline:ActivatePipeline',
  ]),
  passing('kinesisanalytics-001', 'run an analytics application with any role', 'kinesisanalytics', [
    'kinesisanalytics:CreateApplication',
    'kinesisanalytics:StartApplication',
  ]),
  passing('stepfunctions-001', 'run a state machine with any role', 'states', [
    'states:CreateStateMachine',
    'states:StartExecution',
  ]),
  passing('scheduler-001', 'schedule an API call with any role', 'scheduler', ['scheduler:CreateSchedule']),
  passing('ssm-003', 'run an automation document of its own with any role', 'ssm', [
    'ssm:CreateDocument',
    'ssm:StartAutomationExecution',
  ]),
  passing('lw-ssm-101', 'run an automation document with any role', 'ssm', ['ssm:StartAutomationExecution']),
  passing(
    'lw-codepipeline-101',
    'run a pipeline and a build with any role',
    ['codepipeline', 'codebuild'],
    ['codepipeline:CreatePipeline', 'codebuild:CreateProject', 'codepipeline:StartPipelineExecution'],
  ),
  passing('cognitoidentity-001', 'point an identity pool at any role', 'cognito-identity', [
    'cognito-identity:SetIdentityPoolRoles',
  ]),
  passing('omics-001', 'run a HealthOmics workflow with any role', 'omics', [
    'omics:CreateWorkflow',
    'omics:StartRun',
  ]),
  passing('braket-001', 'run a Braket job with any role', 'braket', ['braket:CreateJob']),
  passing('gamelift-001', 'launch a GameLift fleet with any role', 'gamelift', [
    'gamelift:CreateBuild',
    'gamelift:RequestUploadCredentials',
    'gamelift:CreateFleet',
  ]),
  passing('imagebuilder-001', 'build an image on an instance with any role', 'ec2', [
    'imagebuilder:CreateComponent',
    'imagebuilder:CreateImage',
  ]),
  passing('amplify-001', 'run an Amplify build with any role', 'amplify', [
    'amplify:CreateApp',
    'amplify:CreateBranch',
    'amplify:StartJob',
  ]),
  passing('bedrock-001', 'run a code interpreter with any role', 'bedrock-agentcore', [
    'bedrock-agentcore:CreateCodeInterpreter',
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ]),
  passing('bedrock-003', 'run an agent with any role', 'bedrock-agentcore', [
    'bedrock-agentcore:CreateAgentRuntime',
    'bedrock-agentcore:CreateAgentRuntimeEndpoint',
    'bedrock-agentcore:CreateWorkloadIdentity',
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
  ]),
  passing('lw-bedrock-browser-create', 'run a browser with any role', 'bedrock-agentcore', [
    'bedrock-agentcore:CreateBrowser',
    'bedrock-agentcore:StartBrowserSession',
    'bedrock-agentcore:ConnectBrowserAutomationStream',
  ]),
  passing('lw-apigw-101', 'have an API call AWS with any role', 'apigateway', [
    'apigateway:PUT',
    'apigateway:POST',
  ]),
  passing('lw-eks-101', 'give pods of a cluster any role', 'pods.eks', ['eks:CreatePodIdentityAssociation']),
  passing('lw-ra-101', 'trust a certificate authority of its own with any role', 'rolesanywhere', [
    'rolesanywhere:CreateTrustAnchor',
    'rolesanywhere:CreateProfile',
  ]),
];

import type { EscalationPath } from '../escalation-paths.ts';

function running(
  id: string,
  does: string,
  onAny: readonly string[],
  also?: readonly string[],
): EscalationPath {
  return { id, does, gain: 'existing-role', onAny, ...(also && { also }) };
}

/** Ways that bring the caller's code to where a role is already in use. */
export const EXISTING_ROLE_PATHS: readonly EscalationPath[] = [
  running('lambda-003', 'replace the code of any function', ['lambda:UpdateFunctionCode']),
  running('lw-lambda-101', 'put a layer into any function', ['lambda:UpdateFunctionConfiguration']),
  {
    ...running('ssm-002', 'run commands on any managed instance', ['ssm:SendCommand']),
    target: 'ssm:instance',
  },
  {
    ...running('ssm-001', 'open a session on any managed instance', ['ssm:StartSession']),
    target: 'ssm:instance',
  },
  {
    ...running('lw-ssm-102', 'run a document on any managed instance', ['ssm:CreateAssociation']),
    target: 'ssm:instance',
  },
  running('ec2-002', 'rewrite the user data of any instance and restart it', [
    'ec2:ModifyInstanceAttribute',
    'ec2:StopInstances',
    'ec2:StartInstances',
  ]),
  running('ec2-004', 'change any launch template', [
    'ec2:CreateLaunchTemplateVersion',
    'ec2:ModifyLaunchTemplate',
  ]),
  running('ec2instanceconnect-003', 'push an SSH key to any instance', [
    'ec2-instance-connect:SendSSHPublicKey',
  ]),
  running('lw-ec2-103', 'push an SSH key to the serial console of any instance', [
    'ec2-instance-connect:SendSerialConsoleSSHPublicKey',
  ]),
  running('ecs-006', 'open a shell in any container', ['ecs:ExecuteCommand']),
  running('cloudformation-002', 'update any stack', ['cloudformation:UpdateStack']),
  running('cloudformation-005', 'run a change set on any stack', [
    'cloudformation:CreateChangeSet',
    'cloudformation:ExecuteChangeSet',
  ]),
  running('codebuild-002', 'run any build project with commands of its own', ['codebuild:StartBuild']),
  running('codebuild-003', 'run a batch of any build project with commands of its own', [
    'codebuild:StartBuildBatch',
  ]),
  running('codedeploy-001', 'deploy to any deployment group', [
    'codedeploy:CreateDeployment',
    'codedeploy:RegisterApplicationRevision',
  ]),
  running('batch-002', 'submit any job definition with a command of its own', ['batch:SubmitJob']),
  running('apprunner-002', 'change any App Runner service', ['apprunner:UpdateService']),
  running('glue-002', 'put an SSH key on any Glue development endpoint', ['glue:UpdateDevEndpoint']),
  running('sagemaker-004', 'open any SageMaker notebook', ['sagemaker:CreatePresignedNotebookInstanceUrl']),
  running('stepfunctions-002', 'rewrite any state machine', ['states:UpdateStateMachine']),
  running('bedrock-002', 'run code in any code interpreter', [
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ]),
  running('bedrock-004', 'run commands in any agent runtime', [
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
  ]),
];

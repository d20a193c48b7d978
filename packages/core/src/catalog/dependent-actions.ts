/**
 * Permissions that operations need besides their own, where the caller hands over a role or makes a
 * service-linked one. The reference lists them beside each action; the data that the catalogue is made from
 * does not carry them, so this is a table of the well-known ones and not all there are.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const PASS_ROLE: readonly string[] = ['iam:PassRole'];

const ACTIONS_THAT_PASS_A_ROLE: Readonly<Record<string, string>> = {
  apprunner: 'CreateService UpdateService',
  batch: 'CreateComputeEnvironment RegisterJobDefinition',
  bedrock: 'CreateAgent CreateModelCustomizationJob CreateModelInvocationJob',
  cloudformation: 'CreateChangeSet CreateStack CreateStackSet UpdateStack UpdateStackSet',
  cloudtrail: 'CreateTrail UpdateTrail',
  codebuild: 'CreateProject UpdateProject',
  codedeploy: 'CreateDeploymentGroup UpdateDeploymentGroup',
  codepipeline: 'CreatePipeline UpdatePipeline',
  config: 'PutConfigurationRecorder',
  datapipeline: 'PutPipelineDefinition',
  dms: 'CreateEndpoint ModifyEndpoint',
  ec2: 'AssociateIamInstanceProfile CreateFlowLogs ReplaceIamInstanceProfileAssociation RunInstances',
  ecs: 'RegisterTaskDefinition RunTask StartTask',
  eks: 'CreateCluster CreateFargateProfile CreateNodegroup CreatePodIdentityAssociation',
  elasticmapreduce: 'RunJobFlow',
  events: 'PutTargets',
  firehose: 'CreateDeliveryStream UpdateDestination',
  glue: 'CreateCrawler CreateDevEndpoint CreateJob CreateSession UpdateCrawler UpdateJob',
  iot: 'CreateTopicRule ReplaceTopicRule',
  lambda: 'CreateFunction UpdateFunctionConfiguration',
  logs: 'PutDestination PutSubscriptionFilter',
  pipes: 'CreatePipe UpdatePipe',
  rds: 'AddRoleToDBCluster AddRoleToDBInstance',
  s3: 'CreateJob PutReplicationConfiguration',
  sagemaker:
    'CreateAutoMLJob CreateDomain CreateModel CreateNotebookInstance CreateProcessingJob CreateTrainingJob UpdateNotebookInstance',
  scheduler: 'CreateSchedule UpdateSchedule',
  ssm: 'CreateActivation RegisterTaskWithMaintenanceWindow StartAutomationExecution',
  states: 'CreateStateMachine UpdateStateMachine',
  transfer: 'CreateServer CreateUser UpdateServer UpdateUser',
};

const BY_ACTION: ReadonlySet<string> = new Set(
  Object.entries(ACTIONS_THAT_PASS_A_ROLE).flatMap(([service, names]) =>
    names.split(' ').map((name) => `${service}:${name}`),
  ),
);

/** Ids of the actions in the table. */
export function actionsWithDependents(): Iterable<string> {
  return BY_ACTION;
}

/**
 * Actions that a caller of an action needs besides, as far as is known.
 * @param id as the catalogue writes it: `lambda:CreateFunction`
 */
export function dependentActionsOf(id: string): readonly string[] {
  return BY_ACTION.has(id) ? PASS_ROLE : [];
}

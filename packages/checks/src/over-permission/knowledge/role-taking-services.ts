/** Services that take a role and run what their user gives them with it, those most used first. */
export const ROLE_TAKING_SERVICES: readonly string[] = [
  'ec2.amazonaws.com',
  'lambda.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'cloudformation.amazonaws.com',
  'codebuild.amazonaws.com',
  'glue.amazonaws.com',
  'sagemaker.amazonaws.com',
  'states.amazonaws.com',
  'ssm.amazonaws.com',
];

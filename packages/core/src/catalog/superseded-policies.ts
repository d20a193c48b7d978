/**
 * AWS managed policies that AWS has withdrawn or asks not to use any more, with what it gives in their place.
 * Policies are withdrawn quietly: one that is gone cannot be attached any more, but stays where it is attached.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/deprecated-managed-policies.html
 */
export const SUPERSEDED_POLICIES: {
  readonly date: string;
  readonly replacements: Readonly<Record<string, string>>;
} = {
  date: '2026-11-24',
  replacements: {
    AmazonEC2RoleforSSM: 'AmazonSSMManagedInstanceCore',
    AWSCodePipelineFullAccess: 'AWSCodePipeline_FullAccess',
    AWSCodePipelineReadOnlyAccess: 'AWSCodePipeline_ReadOnlyAccess',
    AWSConfigRole: 'AWS_ConfigRole',
    AWSConfigRulesExecutionRole: 'AWS_ConfigRole',
    AWSElasticBeanstalkFullAccess: 'AdministratorAccess-AWSElasticBeanstalk',
    AWSElasticBeanstalkReadOnlyAccess: 'AWSElasticBeanstalkReadOnly',
    AWSLambdaFullAccess: 'AWSLambda_FullAccess',
    AWSLambdaReadOnlyAccess: 'AWSLambda_ReadOnlyAccess',
    AmazonEC2ContainerServiceFullAccess: 'AmazonECS_FullAccess',
    AmazonElasticTranscoderFullAccess: 'AmazonElasticTranscoder_FullAccess',
    AmazonElasticTranscoderReadOnlyAccess: 'AmazonElasticTranscoder_ReadOnlyAccess',
  },
};

/** Whether AWS asks not to use a managed policy any more. */
export function isSupersededPolicy(name: string): boolean {
  return Object.hasOwn(SUPERSEDED_POLICIES.replacements, name);
}

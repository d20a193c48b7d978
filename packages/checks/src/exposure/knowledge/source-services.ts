/**
 * Services that act for their customers on another service's resources, and say for whom: they send
 * `aws:SourceAccount`, and `aws:SourceArn` where one resource is behind the request.
 * By the service principal without `.amazonaws.com` and without a region.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention
 */
const SERVICES: ReadonlySet<string> = new Set([
  'access-analyzer',
  'apigateway',
  'appflow',
  'backup',
  'bedrock',
  'budgets',
  'cloudfront',
  'cloudtrail',
  'cloudwatch',
  'codecommit',
  'codestar-notifications',
  'cognito-idp',
  'config',
  'costalerts',
  'delivery.logs',
  'devops-guru',
  'events',
  'events.rds',
  'guardduty',
  'inspector2',
  'iot',
  'lambda.alarms.cloudwatch',
  'lexv2',
  'logs',
  'macie',
  's3',
  'secretsmanager',
  'serverlessrepo',
  'ses',
  'sns',
  'ssm',
  'vpc-lattice',
]);

/**
 * Pairs in which the service sends no source, or in which AWS asks for a policy without one: no condition on it can
 * be asked for.
 */
const WITHOUT_SOURCE: readonly { readonly service: string; readonly resourceType: string }[] = [
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
  { service: 'events', resourceType: 'AWS::SNS::Topic' },
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions
  { service: 'events', resourceType: 'AWS::Logs::LogGroup' },
  // Functions pull layers and images with the service's own account.
  { service: 'lambda', resourceType: 'AWS::ECR::Repository' },
];

/**
 * Pairs in which AWS documents `aws:SourceArn` alone: a condition on `aws:SourceAccount` may keep the service itself out.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-lambda-permissions
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/lambda-console.html
 */
const ONLY_ARN: readonly { readonly service: string; readonly resourceType: string }[] = [
  { service: 'apigateway', resourceType: 'AWS::Lambda::Function' },
  { service: 'events', resourceType: 'AWS::Lambda::Function' },
  { service: 'events', resourceType: 'AWS::SQS::Queue' },
  { service: 'sns', resourceType: 'AWS::Lambda::Function' },
];

/** Whether a service tells a type of resource on whose behalf it calls. */
export function saysOnWhoseBehalf(principal: string, resourceType: string | undefined): boolean {
  const service = serviceOf(principal);
  if (service === undefined || !SERVICES.has(service)) return false;
  return !WITHOUT_SOURCE.some((pair) => pair.service === service && pair.resourceType === resourceType);
}

/** Whether a service tells a type of resource the account on whose behalf it calls, and not only a resource of it. */
export function saysAccount(principal: string, resourceType: string | undefined): boolean {
  const service = serviceOf(principal);
  return (
    saysOnWhoseBehalf(principal, resourceType) &&
    !ONLY_ARN.some((pair) => pair.service === service && pair.resourceType === resourceType)
  );
}

/** `logs` of `logs.eu-west-1.amazonaws.com`; the region may be an opaque letter. */
function serviceOf(principal: string): string | undefined {
  const name = /^(.+)\.amazonaws\.com(\.cn)?$/.exec(principal)?.[1];
  return name?.replace(/\.([a-z]{2}(-[a-z]+)+-\d|[\ue000-\uf8ff])$/, '');
}

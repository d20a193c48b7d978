/**
 * What people write for the prefix of a service: names of products, of endpoints and of CloudFormation's
 * namespaces, in lower case without hyphens, and the prefixes that actions have.
 */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  accessanalyser: ['access-analyzer'],
  alb: ['elasticloadbalancing'],
  amp: ['aps'],
  apigw: ['apigateway', 'execute-api'],
  apigatewayv2: ['apigateway'],
  applicationautoscaling: ['application-autoscaling'],
  asg: ['autoscaling'],
  bedrockruntime: ['bedrock'],
  bedrockagent: ['bedrock'],
  certificatemanager: ['acm'],
  cloudwatchevents: ['events'],
  cloudwatchlogs: ['logs'],
  cognito: ['cognito-idp', 'cognito-identity'],
  cognitouserpools: ['cognito-idp'],
  costexplorer: ['ce'],
  ddb: ['dynamodb'],
  directoryservice: ['ds'],
  documentdb: ['rds'],
  docdb: ['rds'],
  dynamo: ['dynamodb'],
  dynamodbstreams: ['dynamodb'],
  ebs: ['ec2', 'ebs'],
  efs: ['elasticfilesystem'],
  elasticsearch: ['es'],
  elb: ['elasticloadbalancing'],
  elbv2: ['elasticloadbalancing'],
  elasticloadbalancingv2: ['elasticloadbalancing'],
  emr: ['elasticmapreduce'],
  eventbridge: ['events'],
  fargate: ['ecs'],
  identitycenter: ['sso'],
  iamidentitycenter: ['sso'],
  iotcore: ['iot'],
  keyspaces: ['cassandra'],
  kinesisfirehose: ['firehose'],
  lambdas: ['lambda'],
  loadbalancer: ['elasticloadbalancing'],
  msk: ['kafka'],
  neptune: ['neptune-db', 'rds'],
  nlb: ['elasticloadbalancing'],
  opensearch: ['es', 'aoss'],
  opensearchserverless: ['aoss'],
  opensearchservice: ['es'],
  parameterstore: ['ssm'],
  prometheus: ['aps'],
  quicksuite: ['quicksight'],
  resourcegroupstagging: ['tag'],
  resourcegroupstaggingapi: ['tag'],
  s3bucket: ['s3'],
  secretmanager: ['secretsmanager'],
  secrets: ['secretsmanager'],
  serverlessrepository: ['serverlessrepo'],
  sesv2: ['ses'],
  sfn: ['states'],
  simpledb: ['sdb'],
  ssoadmin: ['sso'],
  stepfunctions: ['states'],
  systemsmanager: ['ssm'],
  waf2: ['wafv2'],
};

/** The prefixes that a name of a service stands for, the likeliest first; none when it is not known. */
export function prefixesNamed(name: string): readonly string[] {
  const folded = name
    .toLowerCase()
    .replace(/[-_\s]/g, '')
    .replace(/^(aws|amazon)(?=.)/, '');
  return Object.hasOwn(PREFIXES, folded) ? PREFIXES[folded]! : [];
}

/** The table, for its test. */
export function namedPrefixes(): readonly string[] {
  return Object.values(PREFIXES).flat();
}

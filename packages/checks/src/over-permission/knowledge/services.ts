/** What someone who may do everything in a service can do, for the services where that is grave. */
export const GRAVE_SERVICES: ReadonlyMap<string, string> = new Map([
  ['account', 'close the account or change its contacts'],
  ['backup', 'delete backups and restore them elsewhere'],
  ['cloudformation', 'change every stack, with the rights of its service role'],
  ['cloudtrail', 'stop the audit trail and delete what it kept'],
  ['codebuild', 'run code with the role of every build'],
  ['codepipeline', 'change what every pipeline deploys'],
  ['dynamodb', 'read, change and delete every table'],
  ['ec2', 'end every instance, read every disk and open every network'],
  ['ecr', 'replace every container image'],
  ['ecs', 'run code with the role of every task'],
  ['eks', 'become administrator of every cluster'],
  ['elasticfilesystem', 'read and delete every file system'],
  ['glue', 'run code with the role of every job and read every catalogue'],
  ['guardduty', 'turn threat detection off'],
  ['identitystore', 'add users to groups of the whole organization'],
  ['kms', 'decrypt with every key and schedule its deletion'],
  ['lambda', 'run code with the role of every function'],
  ['organizations', 'take guardrails off every account'],
  ['rds', 'delete every database or copy it to another account'],
  ['redshift', 'read and delete every warehouse'],
  ['route53', 'send the traffic of every domain elsewhere'],
  ['route53domains', 'give every domain away'],
  ['s3', 'read, change and delete every object, or make it public'],
  ['sagemaker', 'run code with the role of every notebook and job'],
  ['secretsmanager', 'read every secret'],
  ['ssm', 'read every parameter and run commands on every managed instance'],
  ['sso', 'give itself any permission set in every account'],
  ['states', 'make API calls with the role of every state machine'],
  ['sts', 'assume every role that trusts the account'],
]);

/** Services in which doing everything disturbs at worst: nothing is kept in them and nothing runs in them. */
export const MINOR_SERVICES: ReadonlySet<string> = new Set([
  'application-autoscaling',
  'autoscaling-plans',
  'cloudwatch',
  'health',
  'notifications',
  'resource-explorer-2',
  'resource-groups',
  'servicequotas',
  'synthetics',
  'tag',
  'wellarchitected',
  'xray',
]);

/** How grave it is that everything in some services is allowed. */
export function severityOf(services: readonly string[]): 'high' | 'medium' | 'low' {
  if (services.some((service) => GRAVE_SERVICES.has(service))) return 'high';
  return services.every((service) => MINOR_SERVICES.has(service)) ? 'low' : 'medium';
}

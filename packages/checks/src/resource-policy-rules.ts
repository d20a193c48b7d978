/** What a type of resource asks of the policy attached to it. */
export interface ResourcePolicyRules {
  /** Service prefixes that actions may have. */
  readonly services: readonly string[];
  /** Whether statements must have `Resource`. */
  readonly resourceRequired: boolean;
  /** Whether statements name principals; almost all do. */
  readonly withoutPrincipal?: true;
  /** Whether it takes canonical user ids, which only S3 does. */
  readonly canonicalUsers?: true;
}

function rules(
  services: string | readonly string[],
  more: Partial<ResourcePolicyRules> = {},
): ResourcePolicyRules {
  return { services: typeof services === 'string' ? [services] : services, resourceRequired: true, ...more };
}

const S3 = rules(['s3', 's3-object-lambda'], { canonicalUsers: true });

/** By CloudFormation type. Types that are not here are taken to ask for nothing in particular. */
const RULES: Readonly<Record<string, ResourcePolicyRules>> = {
  'AWS::ApiGateway::RestApi': rules('execute-api'),
  'AWS::Backup::BackupVault': rules('backup'),
  'AWS::CodeArtifact::Domain': rules('codeartifact'),
  'AWS::CodeArtifact::Repository': rules('codeartifact'),
  'AWS::DynamoDB::GlobalTable': rules(['dynamodb', 'dax']),
  'AWS::DynamoDB::Table': rules(['dynamodb', 'dax']),
  'AWS::ECR::PublicRepository': rules('ecr-public', { resourceRequired: false }),
  'AWS::ECR::Repository': rules('ecr', { resourceRequired: false }),
  'AWS::EFS::FileSystem': rules('elasticfilesystem', { resourceRequired: false }),
  'AWS::Elasticsearch::Domain': rules('es'),
  'AWS::Events::EventBus': rules('events'),
  'AWS::IoT::Policy': rules('iot', { withoutPrincipal: true }),
  'AWS::KMS::Key': rules('kms'),
  'AWS::Kinesis::Stream': rules('kinesis'),
  'AWS::MediaStore::Container': rules('mediastore'),
  'AWS::OpenSearchService::Domain': rules('es'),
  'AWS::S3::AccessPoint': S3,
  'AWS::S3::Bucket': S3,
  'AWS::S3::MultiRegionAccessPoint': S3,
  'AWS::S3Express::DirectoryBucket': rules('s3express'),
  'AWS::S3ObjectLambda::AccessPoint': S3,
  'AWS::S3Outposts::Bucket': rules('s3-outposts'),
  'AWS::SecretsManager::Secret': rules('secretsmanager'),
  'AWS::SNS::Topic': rules('sns'),
  'AWS::SQS::Queue': rules('sqs'),
};

/** The rules for policies of a type of resource, where AWS documents them. */
export function resourcePolicyRules(resourceType: string | undefined): ResourcePolicyRules | undefined {
  return resourceType !== undefined && Object.hasOwn(RULES, resourceType) ? RULES[resourceType] : undefined;
}

/** Services whose resources have policies of the types above, or permissions in their place. */
export const RESOURCE_POLICY_SERVICES: ReadonlySet<string> = new Set([
  'lambda',
  'logs',
  ...Object.values(RULES).flatMap(({ services }) => services),
]);

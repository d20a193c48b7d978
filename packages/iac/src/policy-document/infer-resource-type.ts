import { listOf, type Node, stringOf, valueAt } from '@leastwise/core';

/** The type of resource that carries a service's resource policies, by the service's prefix. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'acm-pca': 'AWS::ACMPCA::CertificateAuthority',
    backup: 'AWS::Backup::BackupVault',
    codeartifact: 'AWS::CodeArtifact::Domain',
    dynamodb: 'AWS::DynamoDB::Table',
    ecr: 'AWS::ECR::Repository',
    elasticfilesystem: 'AWS::EFS::FileSystem',
    es: 'AWS::OpenSearchService::Domain',
    events: 'AWS::Events::EventBus',
    'execute-api': 'AWS::ApiGateway::RestApi',
    kafka: 'AWS::MSK::Cluster',
    kinesis: 'AWS::Kinesis::Stream',
    kms: 'AWS::KMS::Key',
    lambda: 'AWS::Lambda::Function',
    mediastore: 'AWS::MediaStore::Container',
    s3: 'AWS::S3::Bucket',
    s3express: 'AWS::S3Express::DirectoryBucket',
    secretsmanager: 'AWS::SecretsManager::Secret',
    sns: 'AWS::SNS::Topic',
    sqs: 'AWS::SQS::Queue',
    'vpc-lattice-svcs': 'AWS::VpcLattice::Service',
  }),
);

/**
 * The type of resource that a resource policy is for, when its resources and actions are all of one service.
 * @returns undefined when they are not, or when the service is not known to have resource policies
 */
export function inferResourceType(document: Node): string | undefined {
  const statements = listOf(valueAt(document, 'Statement'));
  const arns = texts(statements, ['Resource', 'NotResource']).flatMap(
    (arn) => /^arn:[^:]*:([^:]+):/.exec(arn)?.[1] ?? [],
  );
  const prefixes = texts(statements, ['Action', 'NotAction']).flatMap(
    (action) => /^([^:*]+):/.exec(action)?.[1] ?? [],
  );
  const services = new Set((arns.length > 0 ? arns : prefixes).map((service) => service.toLowerCase()));
  const [service] = services.size === 1 ? services : [];
  if (service === 's3' && texts(statements, ['Resource']).some((arn) => arn.includes(':accesspoint/'))) {
    return 'AWS::S3::AccessPoint';
  }
  return service === undefined ? undefined : TYPES.get(service);
}

function texts(statements: readonly Node[], keys: readonly string[]): string[] {
  return statements.flatMap((statement) =>
    keys.flatMap((key) => listOf(valueAt(statement, key)).flatMap((item) => stringOf(item) ?? [])),
  );
}

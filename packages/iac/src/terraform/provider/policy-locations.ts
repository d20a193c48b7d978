import type { PolicyLocation } from '../../cloudformation/policy-locations.ts';

/** A policy written into the resource itself. */
function own(path: string, title = 'resource policy', more: Partial<PolicyLocation> = {}): PolicyLocation {
  return { path, kind: 'resource', title, ...more };
}

/** A resource of its own that holds the policy of another, which `target` names. */
function of(
  target: string,
  attachedTo: string,
  path = 'Policy',
  title = 'resource policy',
  more: Partial<PolicyLocation> = {},
): PolicyLocation {
  return { path, kind: 'resource', title, attachedTo, target, ...more };
}

/**
 * Where the resource types that only Terraform has carry policies, and properties that only Terraform's have; the
 * others are in CloudFormation's table. Properties are those that `types` makes of arguments.
 */
const LOCATIONS: Readonly<Record<string, readonly PolicyLocation[]>> = {
  'AWS::ACMPCA::Policy': [
    of('ResourceArn', 'AWS::ACMPCA::CertificateAuthority', 'Policy', 'certificate authority policy'),
  ],
  'AWS::APS::WorkspacePolicy': [of('WorkspaceId', 'AWS::APS::Workspace', 'PolicyDocument')],
  'AWS::ApiGateway::RestApiPolicy': [
    of('RestApiId', 'AWS::ApiGateway::RestApi', 'Policy', 'API policy', { hasShorthand: true }),
  ],
  'AWS::Backup::BackupVaultPolicy': [
    of('BackupVaultName', 'AWS::Backup::BackupVault', 'AccessPolicy', 'vault access policy'),
  ],
  'AWS::CloudSearch::DomainPolicy': [
    of('DomainName', 'AWS::CloudSearch::Domain', 'AccessPolicies', 'domain access policy'),
  ],
  'AWS::CodeArtifact::DomainPolicy': [
    of('DomainName', 'AWS::CodeArtifact::Domain', 'PolicyDocument', 'domain policy'),
  ],
  'AWS::CodeArtifact::RepositoryPolicy': [
    of('RepositoryName', 'AWS::CodeArtifact::Repository', 'PolicyDocument', 'repository policy'),
  ],
  'AWS::CodeBuild::ResourcePolicy': [of('ResourceArn', 'AWS::CodeBuild::Project')],
  'AWS::DSQL::ClusterPolicy': [of('Identifier', 'AWS::DSQL::Cluster', 'PolicyDocument', 'cluster policy')],
  'AWS::DynamoDB::ResourcePolicy': [
    of('ResourceArn', 'AWS::DynamoDB::Table', 'PolicyDocument', 'table policy'),
  ],
  'AWS::EC2::VPCEndpointPolicy': [
    {
      path: 'PolicyDocument',
      kind: 'endpoint',
      title: 'endpoint policy',
      target: 'VpcEndpointId',
      attachedTo: 'AWS::EC2::VPCEndpoint',
    },
  ],
  'AWS::ECR::PublicRepositoryPolicy': [
    of('RepositoryName', 'AWS::ECR::PublicRepository', 'RepositoryPolicyText', 'repository policy'),
  ],
  'AWS::ECR::RepositoryPolicy': [
    of('RepositoryName', 'AWS::ECR::Repository', 'RepositoryPolicyText', 'repository policy'),
  ],
  'AWS::EFS::FileSystemPolicy': [
    of('FileSystemId', 'AWS::EFS::FileSystem', 'FileSystemPolicy', 'file system policy'),
  ],
  'AWS::Elasticsearch::DomainPolicy': [
    of('DomainName', 'AWS::Elasticsearch::Domain', 'AccessPolicies', 'domain access policy'),
  ],
  'AWS::Events::WholeEventBusPolicy': [
    of('EventBusName', 'AWS::Events::EventBus', 'Policy', 'event bus policy'),
  ],
  'AWS::FSx::S3AccessPointAttachment': [
    own('S3AccessPoint.Policy', 'access point policy', { attachedTo: 'AWS::S3::AccessPoint' }),
  ],
  'AWS::Glacier::Vault': [own('AccessPolicy', 'vault access policy')],
  'AWS::Glacier::VaultLock': [of('VaultName', 'AWS::Glacier::Vault', 'Policy', 'vault lock policy')],
  'AWS::Glue::ResourcePolicy': [
    own('Policy', 'Data Catalog policy', { attachedTo: 'AWS::Glue::DataCatalog' }),
  ],
  'AWS::KMS::KeyPolicy': [of('KeyId', 'AWS::KMS::Key', 'KeyPolicy', 'key policy')],
  'AWS::Lambda::WebFunctionPolicy': [
    of('ResourceArn', 'AWS::Lambda::WebFunction', 'Policy', 'function policy'),
  ],
  'AWS::Logs::DeliveryDestinationPolicy': [
    of('DeliveryDestinationName', 'AWS::Logs::DeliveryDestination', 'Policy', 'delivery destination policy'),
  ],
  'AWS::Logs::DestinationPolicy': [
    of('DestinationName', 'AWS::Logs::Destination', 'DestinationPolicy', 'destination policy'),
  ],
  'AWS::MediaStore::ContainerPolicy': [
    of('ContainerName', 'AWS::MediaStore::Container', 'Policy', 'container policy'),
  ],
  'AWS::NetworkFirewall::ResourcePolicy': [of('ResourceArn', 'AWS::NetworkFirewall::FirewallPolicy')],
  'AWS::ODB::Network': [{ path: 'S3Policy', kind: 'endpoint', title: 'S3 access policy' }],
  'AWS::Oam::SinkPolicy': [of('SinkIdentifier', 'AWS::Oam::Sink', 'Policy', 'sink policy')],
  'AWS::OpenSearchService::DomainPolicy': [
    of('DomainName', 'AWS::OpenSearchService::Domain', 'AccessPolicies', 'domain access policy'),
  ],
  'AWS::Redshift::ResourcePolicy': [of('ResourceArn', 'AWS::Redshift::Cluster')],
  'AWS::RedshiftServerless::ResourcePolicy': [of('ResourceArn', 'AWS::RedshiftServerless::Snapshot')],
  'AWS::S3::AccessGrantsInstanceResourcePolicy': [
    own('Policy', 'access grants policy', { attachedTo: 'AWS::S3::AccessGrantsInstance' }),
  ],
  'AWS::S3::AccessPointPolicy': [
    of('AccessPointArn', 'AWS::S3::AccessPoint', 'Policy', 'access point policy'),
  ],
  'AWS::S3::Bucket': [own('Policy', 'bucket policy')],
  'AWS::S3Files::FileSystemPolicy': [
    of('FileSystemId', 'AWS::S3Files::FileSystem', 'Policy', 'file system policy'),
  ],
  'AWS::SES::IdentityPolicy': [
    of('EmailIdentity', 'AWS::SES::EmailIdentity', 'Policy', 'identity policy', { policyName: 'PolicyName' }),
  ],
  'AWS::SNS::Topic': [own('Policy', 'topic policy')],
  'AWS::SQS::Queue': [own('Policy', 'queue policy')],
  'AWS::SSO::PermissionSetInlinePolicy': [
    {
      path: 'InlinePolicy',
      kind: 'identity',
      title: 'inline policy',
      form: 'inline',
      wearers: { PermissionSetArn: 'AWS::SSO::PermissionSet' },
    },
  ],
  'AWS::SageMaker::ModelPackageGroupPolicy': [
    of(
      'ModelPackageGroupName',
      'AWS::SageMaker::ModelPackageGroup',
      'ModelPackageGroupPolicy',
      'model package group policy',
    ),
  ],
  'AWS::SecretsManager::Secret': [own('ResourcePolicy', 'secret policy')],
};

/** The places where policies stand that CloudFormation's table does not have, by type. */
export const TERRAFORM_LOCATIONS: ReadonlyMap<string, readonly PolicyLocation[]> = new Map(
  Object.entries(LOCATIONS),
);

import type { PolicyKind } from '@leastwise/core';

/** A place where a type of resource carries a policy document. */
export interface PolicyLocation {
  /** Path from the resource's `Properties`; `[]` is each item of a list. */
  readonly path: string;
  readonly kind: PolicyKind;
  /** What the policy is called, before `of` its owner: `bucket policy`. */
  readonly title: string;
  /** For identity policies, whether it is written into its principal or stands alone. */
  readonly form?: 'inline' | 'managed';
  /** The property that holds the policy's own name: beside the document, or of the resource. */
  readonly policyName?: string;
  /** Properties that name the principals that wear the policy, by the type of principal. */
  readonly wearers?: Readonly<Record<string, string>>;
  /** For resource policies: the type of resource it is attached to. The owner itself when absent. */
  readonly attachedTo?: string;
  /** The property that names what it is attached to; the owner itself when absent. */
  readonly target?: string;
  /** Which value of which property makes the document a policy of this kind. */
  readonly when?: readonly [property: string, value: string];
  /** Whether `execute-api:/...` stands for ARNs of the owner. */
  readonly hasShorthand?: boolean;
}

/** A policy that is written into its resource and says who may do what with it. */
function own(path: string, title = 'resource policy'): PolicyLocation {
  return { path, kind: 'resource', title };
}

/** A resource of its own that holds the policy of another. */
function of(target: string, attachedTo: string, path: string, title = 'resource policy'): PolicyLocation {
  return { path, kind: 'resource', title, attachedTo, target };
}

const INLINE: PolicyLocation = {
  path: 'Policies[].PolicyDocument',
  kind: 'identity',
  title: 'inline policy',
  form: 'inline',
  policyName: 'PolicyName',
};

const PRINCIPALS = { Roles: 'AWS::IAM::Role', Users: 'AWS::IAM::User', Groups: 'AWS::IAM::Group' };

function inlineOf(property: string, type: string): PolicyLocation {
  return { ...INLINE, path: 'PolicyDocument', wearers: { [property]: type } };
}

function organizations(type: string, kind: PolicyKind, title: string): PolicyLocation {
  return { path: 'Content', kind, title, policyName: 'Name', when: ['Type', type] };
}

/**
 * Every type of resource of CloudFormation that carries a policy document, with the places in its properties.
 * What only stands for a statement (`AWS::Lambda::Permission`) is in `permissions/`.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
const LOCATIONS: Readonly<Record<string, readonly PolicyLocation[]>> = {
  'AWS::APS::ResourcePolicy': [of('WorkspaceArn', 'AWS::APS::Workspace', 'PolicyDocument')],
  'AWS::ApiGateway::DomainNameV2': [{ ...own('Policy', 'domain name policy'), hasShorthand: true }],
  'AWS::ApiGateway::RestApi': [
    { ...own('Policy', 'API policy'), hasShorthand: true },
    { ...own('Body.x-amazon-apigateway-policy', 'API policy'), hasShorthand: true },
  ],
  'AWS::Backup::BackupVault': [own('AccessPolicy', 'vault access policy')],
  'AWS::Backup::LogicallyAirGappedBackupVault': [own('AccessPolicy', 'vault access policy')],
  'AWS::Bedrock::ResourcePolicy': [of('ResourceArn', 'AWS::Bedrock::Guardrail', 'PolicyDocument')],
  'AWS::BedrockAgentCore::ResourcePolicy': [of('ResourceArn', 'AWS::BedrockAgentCore::Runtime', 'Policy')],
  'AWS::CloudTrail::ResourcePolicy': [of('ResourceArn', 'AWS::CloudTrail::Channel', 'ResourcePolicy')],
  'AWS::CodeArtifact::Domain': [own('PermissionsPolicyDocument', 'domain policy')],
  'AWS::CodeArtifact::Repository': [own('PermissionsPolicyDocument', 'repository policy')],
  'AWS::Comprehend::DocumentClassifier': [own('ModelPolicy', 'model policy')],
  'AWS::DSQL::Cluster': [own('PolicyDocument', 'cluster policy')],
  'AWS::DynamoDB::GlobalTable': [
    own('Replicas[].ResourcePolicy.PolicyDocument', 'table policy'),
    own('Replicas[].ReplicaStreamSpecification.ResourcePolicy.PolicyDocument', 'stream policy'),
  ],
  'AWS::DynamoDB::Table': [
    own('ResourcePolicy.PolicyDocument', 'table policy'),
    own('StreamSpecification.ResourcePolicy.PolicyDocument', 'stream policy'),
  ],
  'AWS::EC2::VPCEndpoint': [{ path: 'PolicyDocument', kind: 'endpoint', title: 'endpoint policy' }],
  'AWS::ECR::PublicRepository': [own('RepositoryPolicyText', 'repository policy')],
  'AWS::ECR::RegistryPolicy': [own('PolicyText', 'registry policy')],
  'AWS::ECR::Repository': [own('RepositoryPolicyText', 'repository policy')],
  'AWS::ECR::RepositoryCreationTemplate': [
    { ...own('RepositoryPolicy', 'repository policy'), attachedTo: 'AWS::ECR::Repository' },
  ],
  'AWS::EFS::FileSystem': [own('FileSystemPolicy', 'file system policy')],
  'AWS::EKS::PodIdentityAssociation': [{ path: 'Policy', kind: 'session', title: 'session policy' }],
  'AWS::Elasticsearch::Domain': [own('AccessPolicies', 'domain access policy')],
  'AWS::EventSchemas::RegistryPolicy': [
    of('RegistryName', 'AWS::EventSchemas::Registry', 'Policy', 'registry policy'),
  ],
  'AWS::Events::EventBus': [own('Policy', 'event bus policy')],
  'AWS::IAM::Group': [INLINE],
  'AWS::IAM::GroupPolicy': [inlineOf('GroupName', 'AWS::IAM::Group')],
  'AWS::IAM::ManagedPolicy': [
    {
      path: 'PolicyDocument',
      kind: 'identity',
      title: 'managed policy',
      form: 'managed',
      policyName: 'ManagedPolicyName',
      wearers: PRINCIPALS,
    },
  ],
  'AWS::IAM::Policy': [{ ...INLINE, path: 'PolicyDocument', wearers: PRINCIPALS }],
  'AWS::IAM::Role': [{ path: 'AssumeRolePolicyDocument', kind: 'trust', title: 'trust policy' }, INLINE],
  'AWS::IAM::RolePolicy': [inlineOf('RoleName', 'AWS::IAM::Role')],
  'AWS::IAM::User': [INLINE],
  'AWS::IAM::UserPolicy': [inlineOf('UserName', 'AWS::IAM::User')],
  'AWS::IoT::Policy': [
    {
      path: 'PolicyDocument',
      kind: 'identity',
      title: 'IoT policy',
      form: 'managed',
      policyName: 'PolicyName',
    },
  ],
  'AWS::KMS::Key': [own('KeyPolicy', 'key policy')],
  'AWS::KMS::ReplicaKey': [own('KeyPolicy', 'key policy')],
  'AWS::Kinesis::ResourcePolicy': [of('ResourceArn', 'AWS::Kinesis::Stream', 'ResourcePolicy')],
  'AWS::Lex::ResourcePolicy': [of('ResourceArn', 'AWS::Lex::Bot', 'Policy')],
  'AWS::Logs::DeliveryDestination': [
    own('DeliveryDestinationPolicy.DeliveryDestinationPolicy', 'delivery destination policy'),
  ],
  'AWS::Logs::Destination': [own('DestinationPolicy', 'destination policy')],
  'AWS::Logs::LogGroup': [own('ResourcePolicyDocument', 'log group policy')],
  'AWS::Logs::ResourcePolicy': [
    {
      path: 'PolicyDocument',
      kind: 'resource',
      title: 'log resource policy',
      policyName: 'PolicyName',
      attachedTo: 'AWS::Logs::LogGroup',
    },
  ],
  'AWS::MSK::ClusterPolicy': [of('ClusterArn', 'AWS::MSK::Cluster', 'Policy', 'cluster policy')],
  'AWS::MediaPackageV2::ChannelPolicy': [own('Policy', 'channel policy')],
  'AWS::MediaPackageV2::OriginEndpointPolicy': [own('Policy', 'origin endpoint policy')],
  'AWS::MediaStore::Container': [own('Policy', 'container policy')],
  'AWS::Oam::Sink': [own('Policy', 'sink policy')],
  'AWS::OpenSearchService::Domain': [own('AccessPolicies', 'domain access policy')],
  'AWS::Organizations::Policy': [
    organizations('SERVICE_CONTROL_POLICY', 'scp', 'service control policy'),
    organizations('RESOURCE_CONTROL_POLICY', 'rcp', 'resource control policy'),
  ],
  'AWS::Organizations::ResourcePolicy': [own('Content', 'delegation policy')],
  'AWS::Redshift::Cluster': [own('NamespaceResourcePolicy', 'namespace policy')],
  'AWS::RedshiftServerless::Namespace': [own('NamespaceResourcePolicy', 'namespace policy')],
  'AWS::RolesAnywhere::Profile': [{ path: 'SessionPolicy', kind: 'session', title: 'session policy' }],
  'AWS::S3::AccessPoint': [own('Policy', 'access point policy')],
  'AWS::S3::BucketPolicy': [of('Bucket', 'AWS::S3::Bucket', 'PolicyDocument', 'bucket policy')],
  'AWS::S3::MultiRegionAccessPointPolicy': [
    of('MrapName', 'AWS::S3::MultiRegionAccessPoint', 'Policy', 'access point policy'),
  ],
  'AWS::S3Express::AccessPoint': [own('Policy', 'access point policy')],
  'AWS::S3Express::BucketPolicy': [
    of('Bucket', 'AWS::S3Express::DirectoryBucket', 'PolicyDocument', 'bucket policy'),
  ],
  'AWS::S3ObjectLambda::AccessPointPolicy': [
    of(
      'ObjectLambdaAccessPoint',
      'AWS::S3ObjectLambda::AccessPoint',
      'PolicyDocument',
      'access point policy',
    ),
  ],
  'AWS::S3Outposts::AccessPoint': [own('Policy', 'access point policy')],
  'AWS::S3Outposts::BucketPolicy': [
    of('Bucket', 'AWS::S3Outposts::Bucket', 'PolicyDocument', 'bucket policy'),
  ],
  'AWS::S3Tables::TableBucketPolicy': [
    of('TableBucketARN', 'AWS::S3Tables::TableBucket', 'ResourcePolicy', 'table bucket policy'),
  ],
  'AWS::S3Tables::TablePolicy': [of('TableARN', 'AWS::S3Tables::Table', 'ResourcePolicy', 'table policy')],
  'AWS::S3Vectors::VectorBucketPolicy': [
    of('VectorBucketArn', 'AWS::S3Vectors::VectorBucket', 'Policy', 'vector bucket policy'),
  ],
  'AWS::SNS::TopicInlinePolicy': [of('TopicArn', 'AWS::SNS::Topic', 'PolicyDocument', 'topic policy')],
  'AWS::SNS::TopicPolicy': [of('Topics', 'AWS::SNS::Topic', 'PolicyDocument', 'topic policy')],
  'AWS::SQS::QueueInlinePolicy': [of('Queue', 'AWS::SQS::Queue', 'PolicyDocument', 'queue policy')],
  'AWS::SQS::QueuePolicy': [of('Queues', 'AWS::SQS::Queue', 'PolicyDocument', 'queue policy')],
  'AWS::SSM::ResourcePolicy': [of('ResourceArn', 'AWS::SSM::Parameter', 'Policy')],
  'AWS::SSO::PermissionSet': [
    { path: 'InlinePolicy', kind: 'identity', title: 'inline policy', form: 'inline' },
  ],
  'AWS::SageMaker::ModelPackageGroup': [own('ModelPackageGroupPolicy', 'model package group policy')],
  'AWS::SecretsManager::ResourcePolicy': [
    of('SecretId', 'AWS::SecretsManager::Secret', 'ResourcePolicy', 'secret policy'),
  ],
  'AWS::Transfer::User': [{ path: 'Policy', kind: 'session', title: 'session policy' }],
  'AWS::VpcLattice::AuthPolicy': [
    of('ResourceIdentifier', 'AWS::VpcLattice::Service', 'Policy', 'auth policy'),
  ],
  'AWS::VpcLattice::ResourcePolicy': [of('ResourceArn', 'AWS::VpcLattice::Service', 'Policy')],
  'AWS::XRay::ResourcePolicy': [
    { ...own('PolicyDocument', 'X-Ray resource policy'), policyName: 'PolicyName' },
  ],
};

/** The places where types of resource carry policy documents, by type. */
export const POLICY_LOCATIONS: ReadonlyMap<string, readonly PolicyLocation[]> = new Map(
  Object.entries(LOCATIONS),
);

/** The places where a type of resource of a template carries policy documents. */
export function locationsOf(
  { moreLocations }: { readonly moreLocations?: ReadonlyMap<string, readonly PolicyLocation[]> },
  type: string,
): readonly PolicyLocation[] {
  const own = POLICY_LOCATIONS.get(type) ?? [];
  const more = moreLocations?.get(type);
  return more ? [...own, ...more] : own;
}

/** Types of resource that grant access in a language other than IAM's, with what that language is. */
export const OTHER_POLICY_LANGUAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'AWS::OpenSearchServerless::AccessPolicy':
      'data access policies of OpenSearch Serverless have a language of their own',
    'AWS::RAM::Permission': 'a permission of RAM is only a part of the policy that RAM writes',
    'AWS::VerifiedPermissions::Policy': 'it is written in Cedar',
    'AWS::EC2::VerifiedAccessEndpoint': 'policies of Verified Access are written in Cedar',
    'AWS::EC2::VerifiedAccessGroup': 'policies of Verified Access are written in Cedar',
    'AWS::EntityResolution::PolicyStatement': 'statements of Entity Resolution stand alone',
  }),
);

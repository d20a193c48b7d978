import type { PolicyKind } from '@leastwise/core';

/** A key under which files keep a policy document, as an object or as JSON in a string. */
export interface ContainerKey {
  readonly kind?: PolicyKind;
  readonly resourceType?: string;
}

/**
 * The keys under which a policy document may stand: in what the AWS CLI prints, in OpenAPI documents, and in
 * files that people keep. Keys are compared without regard to case.
 */
export const CONTAINER_KEYS: ReadonlyMap<string, ContainerKey> = new Map<string, ContainerKey>([
  // iam get-policy-version, get-role-policy, get-user-policy, get-group-policy; sso-admin
  ['document', {}],
  ['policydocument', {}],
  ['inlinepolicy', { kind: 'identity' }],
  // iam get-role
  ['assumerolepolicydocument', { kind: 'trust' }],
  // s3api get-bucket-policy, kms get-key-policy, lambda get-policy, sns and sqs attributes, efs, backup, ...
  ['policy', {}],
  ['resourcepolicy', { kind: 'resource' }],
  ['keypolicy', { kind: 'resource', resourceType: 'AWS::KMS::Key' }],
  // ecr get-repository-policy
  ['policytext', { kind: 'resource', resourceType: 'AWS::ECR::Repository' }],
  // es describe-domain
  ['accesspolicies', { kind: 'resource', resourceType: 'AWS::OpenSearchService::Domain' }],
  // organizations describe-policy
  ['content', {}],
  // OpenAPI documents of API Gateway
  ['x-amazon-apigateway-policy', { kind: 'resource', resourceType: 'AWS::ApiGateway::RestApi' }],
]);

/** Values of `PolicySummary.Type` as Organizations prints it, with the kind of policy that each is. */
export const ORGANIZATIONS_TYPES: ReadonlyMap<string, PolicyKind> = new Map([
  ['SERVICE_CONTROL_POLICY', 'scp'],
  ['RESOURCE_CONTROL_POLICY', 'rcp'],
]);

/** Keys whose value names the policy or what it belongs to, the more telling first. */
export const NAME_KEYS: readonly string[] = [
  'PolicyName',
  'RoleName',
  'UserName',
  'GroupName',
  'repositoryName',
  'FunctionName',
  'Name',
  'Arn',
  'ARN',
  'FileSystemId',
  'VpcEndpointId',
  'BackupVaultName',
];

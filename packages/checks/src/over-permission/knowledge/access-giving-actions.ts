/** Names of actions, at the level Permissions management, that give access: they write a policy, a grant or a share. */
const GIVES =
  /:(Put|Set|Update|Add|Create|Modify|Attach|Authorize|Associate|Enable).*(Polic(y|ies)|Permissions?|Acl|Grant|Access|Attributes?|PublicAccessBlock|OwnershipControls|Share|Principals?|Associations)$/;

/** Names that match, though nobody outside gains access by them. */
const GIVES_NOTHING: ReadonlySet<string> = new Set([
  'cloudformation:SetStackPolicy',
  'ec2:CreateNetworkInterfacePermission',
  'iot:CreatePolicy',
  'redshift:CreateSnapshotCopyGrant',
]);

/** Actions that give access, which AWS has at another level. */
const ALSO_GIVE: ReadonlySet<string> = new Set([
  'ec2:ModifyImageAttribute',
  'rds:ModifyDBSnapshotAttribute',
  'rds:ModifyDBClusterSnapshotAttribute',
  'kms:CreateGrant',
  's3:PutBucketOwnershipControls',
]);

/** Of these a single call opens data or code to another account. */
const GRAVE: ReadonlySet<string> = new Set([
  'backup:PutBackupVaultAccessPolicy',
  'dynamodb:PutResourcePolicy',
  'ec2:ModifyImageAttribute',
  'ec2:ModifySnapshotAttribute',
  'ecr:SetRepositoryPolicy',
  'elasticfilesystem:PutFileSystemPolicy',
  'glue:PutResourcePolicy',
  'kms:CreateGrant',
  'kms:PutKeyPolicy',
  'lambda:AddLayerVersionPermission',
  'lambda:AddPermission',
  'organizations:AttachPolicy',
  'organizations:PutResourcePolicy',
  'organizations:UpdatePolicy',
  'rds:ModifyDBClusterSnapshotAttribute',
  'rds:ModifyDBSnapshotAttribute',
  'redshift:AuthorizeSnapshotAccess',
  's3:PutAccessPointPolicy',
  's3:PutBucketAcl',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutObjectAcl',
  's3:PutObjectVersionAcl',
  'secretsmanager:PutResourcePolicy',
  'sns:AddPermission',
  'sns:SetTopicAttributes',
  'sqs:AddPermission',
  'sqs:SetQueueAttributes',
  'ssm:ModifyDocumentPermission',
]);

/** Whether an action decides who else has access to a resource. IAM's own are ways to more rights. */
export function givesAccess({
  id,
  service,
  accessLevel,
}: {
  readonly id: string;
  readonly service: string;
  readonly accessLevel: string;
}): boolean {
  if (service === 'iam' || GIVES_NOTHING.has(id)) return false;
  return ALSO_GIVE.has(id) || (accessLevel === 'Permissions management' && GIVES.test(id));
}

/** Whether one call opens data or code to another account. */
export function givesAccessToData({ id }: { readonly id: string }): boolean {
  return GRAVE.has(id);
}

/** All ids that are told apart by name. */
export const ACCESS_GIVING_ACTIONS: readonly string[] = [...GIVES_NOTHING, ...ALSO_GIVE, ...GRAVE];

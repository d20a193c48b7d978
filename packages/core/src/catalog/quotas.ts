import type { PolicyKind } from '../policy/kind.ts';

/**
 * How AWS measures a policy.
 * - `characters-without-white-space`: IAM counts characters and ignores white space between them.
 * - `characters`: as stored. The Organizations console strips white space before it stores a policy, its API
 *   does not, so what is counted depends on who writes it.
 * - `bytes`: as stored, in UTF-8.
 */
export type SizeUnit = 'characters-without-white-space' | 'characters' | 'bytes';

/** The largest policy that AWS takes in one place. */
export interface SizeQuota {
  /** What it limits, in a sentence: `an inline policy of a role`. */
  readonly name: string;
  readonly limit: number;
  readonly unit: SizeUnit;
  /** The limit that AWS raises it to on request. */
  readonly onRequest?: number;
  /** Whether all policies of that form on one principal count together. */
  readonly together?: boolean;
  /** The documentation page that says so. */
  readonly source: string;
}

/** Day on which the tables of this file were last compared with the documentation. */
export const QUOTAS_DATE = '2026-11-24';

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';
const ORGANIZATIONS = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html';

function iam(name: string, limit: number, more: Pick<SizeQuota, 'onRequest' | 'together'> = {}): SizeQuota {
  return { name, limit, unit: 'characters-without-white-space', source: IAM, ...more };
}

/** Quotas of policies that IAM and Organizations keep. */
export const SIZE_QUOTAS = {
  managed: iam('a managed policy', 6_144),
  inlineUser: iam('the inline policies of a user', 2_048, { together: true }),
  inlineGroup: iam('the inline policies of a group', 5_120, { together: true }),
  inlineRole: iam('the inline policies of a role', 10_240, { together: true }),
  trust: iam('a role trust policy', 2_048, { onRequest: 4_096 }),
  session: iam('a session policy', 2_048),
  permissionSet: {
    name: 'the inline policy of a permission set',
    limit: 32_768,
    unit: 'bytes',
    source: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html',
  },
  scp: { name: 'a service control policy', limit: 10_240, unit: 'characters', source: ORGANIZATIONS },
  rcp: { name: 'a resource control policy', limit: 5_120, unit: 'characters', source: ORGANIZATIONS },
  endpoint: {
    name: 'a VPC endpoint policy',
    limit: 20_480,
    unit: 'characters',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
  },
} as const satisfies Readonly<Record<string, SizeQuota>>;

/** Quotas of the policies of resources, by the type that CloudFormation gives the resource. */
const RESOURCE_QUOTAS: Readonly<Record<string, SizeQuota>> = {
  'AWS::S3::Bucket': {
    name: 'a bucket policy',
    limit: 20 * 1024,
    unit: 'bytes',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html',
  },
  'AWS::S3::AccessPoint': {
    name: 'an access point policy',
    limit: 20 * 1024,
    unit: 'bytes',
    source:
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-restrictions-limitations-naming-rules.html',
  },
  'AWS::KMS::Key': {
    name: 'a key policy',
    limit: 32 * 1024,
    unit: 'bytes',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html',
  },
  'AWS::SNS::Topic': {
    name: 'a topic policy',
    limit: 30 * 1024,
    unit: 'bytes',
    source: 'https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html',
  },
  'AWS::SQS::Queue': {
    name: 'a queue policy',
    limit: 8 * 1024,
    unit: 'bytes',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html',
  },
  'AWS::Lambda::Function': {
    name: 'the resource policy of a function',
    limit: 20 * 1024,
    unit: 'bytes',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  },
  'AWS::SecretsManager::Secret': {
    name: 'the resource policy of a secret',
    limit: 20_480,
    unit: 'characters',
    source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html',
  },
  'AWS::ECR::Repository': {
    name: 'a repository policy',
    limit: 10_240,
    unit: 'bytes',
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html',
  },
  'AWS::DynamoDB::Table': {
    name: 'the resource policy of a table',
    limit: 20 * 1024,
    unit: 'bytes',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html',
  },
  'AWS::EFS::FileSystem': {
    name: 'a file system policy',
    limit: 20_000,
    unit: 'characters',
    source: 'https://docs.aws.amazon.com/efs/latest/ug/API_PutFileSystemPolicy.html',
  },
};

/** The quota of the policy of a resource, as far as it is known. */
export function resourcePolicyQuota(resourceType: string): SizeQuota | undefined {
  return Object.hasOwn(RESOURCE_QUOTAS, resourceType) ? RESOURCE_QUOTAS[resourceType] : undefined;
}

/** Where a policy is, as far as its size is limited by it. */
export interface PolicyPlace {
  readonly kind: PolicyKind;
  /** For identity policies. */
  readonly form?: 'inline' | 'managed';
  /** The type, as CloudFormation names it, of the resource the policy is written into or attached to. */
  readonly resourceType?: string;
}

const INLINE_QUOTAS: Readonly<Record<string, SizeQuota>> = {
  'AWS::IAM::Role': SIZE_QUOTAS.inlineRole,
  'AWS::IAM::User': SIZE_QUOTAS.inlineUser,
  'AWS::IAM::Group': SIZE_QUOTAS.inlineGroup,
  'AWS::SSO::PermissionSet': SIZE_QUOTAS.permissionSet,
};

/** The quota that holds for a policy in a place; undefined where none is known. */
export function sizeQuota({ kind, form, resourceType }: PolicyPlace): SizeQuota | undefined {
  switch (kind) {
    case 'identity':
      return form === 'inline' ? INLINE_QUOTAS[resourceType ?? ''] : SIZE_QUOTAS.managed;
    case 'boundary':
      return SIZE_QUOTAS.managed;
    case 'resource':
      return resourceType === undefined ? undefined : resourcePolicyQuota(resourceType);
    default:
      return SIZE_QUOTAS[kind];
  }
}

/** Quotas of how many there may be. */
export const COUNT_QUOTAS = {
  managedPoliciesOfPrincipal: { limit: 10, onRequest: 20, source: IAM },
  versionsOfManagedPolicy: { limit: 5, source: IAM },
  statementsOfQueuePolicy: { limit: 20, source: RESOURCE_QUOTAS['AWS::SQS::Queue']!.source },
  scpsOfTarget: { limit: 10, source: ORGANIZATIONS },
  /** `RCPFullAWSAccess`, which cannot be detached, is one of them. */
  rcpsOfTarget: { limit: 5, source: ORGANIZATIONS },
} as const;

/**
 * The size of a policy as a quota counts it.
 * @param text the policy's JSON; for the unit without white space it does not matter how it is laid out
 */
export function policySize(text: string, unit: SizeUnit): number {
  if (unit === 'characters') return [...text].length;
  if (unit === 'bytes') return utf8Length(text);
  return [...withoutWhiteSpace(text)].length;
}

/** JSON without the white space outside its strings. */
function withoutWhiteSpace(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"?|\s+/g, (token) => (token.startsWith('"') ? token : ''));
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

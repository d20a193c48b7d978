/** How the values of a key look, for keys that hold identifiers. */
export interface IdentifierFormat {
  readonly pattern: RegExp;
  /** What it is, for people: `the id of a VPC`. */
  readonly what: string;
  readonly example: string;
}

const VPC: IdentifierFormat = {
  pattern: /^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/,
  what: 'the id of a VPC',
  example: 'vpc-0a1b2c3d4e5f60718',
};
const ENDPOINT: IdentifierFormat = {
  pattern: /^vpce-([0-9a-f]{8}|[0-9a-f]{17})$/,
  what: 'the id of a VPC endpoint',
  example: 'vpce-0a1b2c3d4e5f60718',
};
const ORGANIZATION: IdentifierFormat = {
  pattern: /^o-[a-z0-9]{10,32}$/,
  what: 'the id of an organization',
  example: 'o-a1b2c3d4e5',
};
const ACCOUNT: IdentifierFormat = {
  pattern: /^\d{12}$/,
  what: 'the id of an account',
  example: '111122223333',
};

const KMS_KEY: IdentifierFormat = {
  pattern: /^arn:[^:]+:kms:[^:]+:\d{12}:key\/[\w-]+$/,
  what: 'the ARN of a KMS key',
  example: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
};

/** By key in lower case. */
const FORMATS: Readonly<Record<string, IdentifierFormat>> = {
  'aws:principalaccount': ACCOUNT,
  'aws:principalorgid': ORGANIZATION,
  'aws:principalorgmasteraccountid': ACCOUNT,
  'aws:resourceaccount': ACCOUNT,
  'aws:resourceorgid': ORGANIZATION,
  'aws:sourceaccount': ACCOUNT,
  'aws:sourceorgid': ORGANIZATION,
  'aws:sourceowner': ACCOUNT,
  'aws:sourcevpc': VPC,
  'aws:sourcevpce': ENDPOINT,
  'kms:calleraccount': ACCOUNT,
  's3:resourceaccount': ACCOUNT,
  's3:x-amz-server-side-encryption-aws-kms-key-id': KMS_KEY,
  's3express:x-amz-server-side-encryption-aws-kms-key-id': KMS_KEY,
  's3tables:kmskeyarn': KMS_KEY,
  's3vectors:kmskeyarn': KMS_KEY,
};

/** The format of a key's values, for keys that hold identifiers of one kind. */
export function identifierFormat(key: string): IdentifierFormat | undefined {
  const folded = key.toLowerCase();
  return Object.hasOwn(FORMATS, folded) ? FORMATS[folded] : undefined;
}

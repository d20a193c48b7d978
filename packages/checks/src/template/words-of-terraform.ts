/** What checks say in the words of CloudFormation, as the arguments and resources of Terraform's AWS provider. */
const WORDS: Readonly<Record<string, string>> = {
  AccessControl: 'acl',
  'AuthType: AWS_IAM': 'authorization_type = "AWS_IAM"',
  BlockPublicAcls: 'block_public_acls',
  BlockPublicPolicy: 'block_public_policy',
  IgnorePublicAcls: 'ignore_public_acls',
  OwnershipControls: 'aws_s3_bucket_ownership_controls',
  PublicAccessBlockConfiguration: 'aws_s3_bucket_public_access_block',
  RestrictPublicBuckets: 'restrict_public_buckets',
};

const CODE = /`([^`]+)`/g;

/** A text for people, its properties of CloudFormation named as Terraform names them. */
export function inWordsOfTerraform(text: string): string {
  return text.replace(CODE, (code, word: string) =>
    Object.hasOwn(WORDS, word) ? `\`${WORDS[word]}\`` : code,
  );
}

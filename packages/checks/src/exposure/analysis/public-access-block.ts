import { type DeclaredResource, type Node, type PolicyInContext, valueAt } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';

/** The settings of S3 Block Public Access. */
export const BLOCK_SETTINGS = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
] as const;

export type BlockSetting = (typeof BLOCK_SETTINGS)[number];

/**
 * What a bucket's `PublicAccessBlockConfiguration` says of a setting: on, off (also when it is left out of a
 * configuration that has others), or nothing known. Without a configuration, a new bucket has all settings on, and
 * one made before April 2023 none.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function blockSetting(bucket: DeclaredResource, setting: BlockSetting): 'on' | 'off' | 'unknown' {
  const block = valueAt(bucket.properties, 'PublicAccessBlockConfiguration');
  if (block?.type !== 'mapping') return 'unknown';
  const value = valueAt(block, setting);
  if (!value) return 'off';
  const on = booleanOf(value);
  return on === undefined ? 'unknown' : on ? 'on' : 'off';
}

/** Whether Block Public Access keeps the public out whatever the bucket's policy says. */
export function blocksPublicPolicies(bucket: DeclaredResource): boolean {
  return (
    blockSetting(bucket, 'RestrictPublicBuckets') === 'on' ||
    blockSetting(bucket, 'BlockPublicPolicy') === 'on'
  );
}

/** The bucket of the same file that a bucket policy is attached to. */
export function bucketOf(
  { resourceArn, resourceType }: PolicyInContext,
  { source }: CheckContext,
): DeclaredResource | undefined {
  if (resourceArn === undefined || resourceType !== 'AWS::S3::Bucket') return undefined;
  return source.resources.find(({ type, arn }) => type === 'AWS::S3::Bucket' && arn === resourceArn);
}

/** A boolean as templates write it: `true` or `"true"`. */
function booleanOf(node: Node | undefined): boolean | undefined {
  if (node?.type !== 'scalar') return undefined;
  if (typeof node.value === 'boolean') return node.value;
  const text = String(node.value).toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

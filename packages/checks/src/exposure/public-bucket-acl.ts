import { type DeclaredResource, listOf, stringOf, valueAt, valueAtPath } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { fsbp, PUBLIC_ACCESS } from '../controls.ts';
import { blockSetting } from './analysis/public-access-block.ts';

/** Canned ACLs for everybody, with what they let everybody do. */
const PUBLIC_ACLS: Readonly<Record<string, { readonly may: string; readonly controls: readonly string[] }>> =
  {
    PublicRead: { may: 'anyone may list', controls: ['S3.2'] },
    PublicReadWrite: { may: 'anyone may list and write to', controls: ['S3.2', 'S3.3'] },
    AuthenticatedRead: { may: 'anyone with an AWS account may list', controls: ['S3.2'] },
  };

export const check = defineCheck({
  id: 'public-bucket-acl',
  title: 'A bucket with an ACL for everybody',
  category: 'exposure',
  severity: 'high',
  basis: 'proved',
  controls: PUBLIC_ACCESS,
  why: 'an ACL grants access that no policy shows',
  fix: 'remove `AccessControl`; ACLs are not needed, and a bucket policy can say what must be public',
  checkResource: {
    types: ['AWS::S3::Bucket'],
    check(bucket, context) {
      const acl = valueAt(bucket.properties, 'AccessControl');
      const granted = PUBLIC_ACLS[stringOf(acl) ?? ''];
      if (!acl || !granted || blockSetting(bucket, 'IgnorePublicAcls') === 'on' || aclsAreOff(bucket)) return;
      if (blockSetting(bucket, 'BlockPublicAcls') === 'on') return;
      context.report({
        at: acl.range,
        resource: bucket,
        controls: fsbp(...granted.controls),
        message: `${granted.may} the bucket \`${bucket.id}\``,
        label: 'for everybody',
      });
    },
  },
});

/** Whether the bucket's owner owns all objects, so that ACLs have no effect. */
function aclsAreOff({ properties }: DeclaredResource): boolean {
  return listOf(valueAtPath(properties, ['OwnershipControls', 'Rules'])).some(
    (rule) => stringOf(valueAt(rule, 'ObjectOwnership')) === 'BucketOwnerEnforced',
  );
}

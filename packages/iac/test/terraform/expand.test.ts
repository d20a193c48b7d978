import { type Source, toPlain } from '@leastwise/core';
import { expect, test } from 'vitest';
import type { TerraformResource } from '../../src/terraform/terraform-resource.ts';
import { textAt } from '../support.ts';
import { moduleInYaml } from './module-in-yaml.ts';

const POLICY = `'{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}'`;
const TRUST = `'{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}]}'`;

function read(yaml: string, presence?: Readonly<Record<string, TerraformResource['presence']>>): Source {
  return moduleInYaml(yaml, presence).source();
}

/** What each principal wears, in words. */
function outfits({ principals, opaque }: Source): Record<string, string[]> {
  const outfit = new Map<string, string[]>();
  for (const { resource, policies, attachments, boundary, trust, variant } of principals) {
    const when = variant ? ` when ${JSON.stringify(variant)}` : '';
    outfit.set(`${resource.id}${when}`, [
      ...(trust ? ['trust'] : []),
      ...policies.map(({ owner, policyName }) => `${owner!.id}${policyName ? `:${policyName}` : ''}`),
      ...attachments.map(({ arn, awsManagedName }) => awsManagedName ?? opaque.show(arn)),
      ...(boundary ? [`within ${'policy' in boundary ? boundary.owner!.id : boundary.awsManagedName}`] : []),
    ]);
  }
  return Object.fromEntries(outfit);
}

test('what a role wears, from wherever it is given', () => {
  const source = read(`
aws_iam_role.r:
  assume_role_policy: ${TRUST}
  inline_policy: [{name: inline, policy: ${POLICY}}, {}]
  managed_policy_arns: ["arn:aws:iam::aws:policy/ReadOnlyAccess", !attr aws_iam_policy.listed.arn]
  permissions_boundary: !attr aws_iam_policy.boundary.arn
aws_iam_policy.listed: {name: listed, policy: ${POLICY}}
aws_iam_policy.boundary: {policy: ${POLICY}}
aws_iam_policy.attached: {policy: ${POLICY}}
aws_iam_policy.everywhere: {name_prefix: e-, path: /x/, policy: ${POLICY}}
aws_iam_role_policy.own: {name: own, role: !attr aws_iam_role.r.id, policy: ${POLICY}}
module.m["a"].aws_iam_role_policy_attachment.a: {role: !attr aws_iam_role.r.name, policy_arn: !attr aws_iam_policy.attached.arn}
data.aws_iam_policy.power: {name: PowerUserAccess}
aws_iam_role_policy_attachment.b: {role: !attr aws_iam_role.r.name, policy_arn: !attr data.aws_iam_policy.power.arn}
aws_iam_policy_attachment.all:
  name: all
  roles: [!attr aws_iam_role.r.name]
  users: [!attr aws_iam_user.u.name]
  groups: [!attr aws_iam_group.g.name]
  policy_arn: !attr aws_iam_policy.everywhere.arn
aws_iam_user.u: {name: u, permissions_boundary: "arn:aws:iam::aws:policy/ReadOnlyAccess"}
aws_iam_user_policy.u: {user: u, policy: ${POLICY}}
aws_iam_user_policy_attachment.u: {user: u, policy_arn: "arn:aws:iam::aws:policy/IAMFullAccess"}
aws_iam_group.g: {}
aws_iam_group_policy.g: {group: !attr aws_iam_group.g.name, name: g, policy: ${POLICY}}
aws_iam_group_policy_attachment.g: {group: !attr aws_iam_group.g.name, policy_arn: !attr aws_iam_policy.attached.arn}
aws_iam_role_policy_attachments_exclusive.r: {role_name: !attr aws_iam_role.r.name, policy_arns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}
`);
  expect(source.notAnalysed).toEqual([]);
  expect(outfits(source)).toEqual({
    'aws_iam_role.r': [
      'trust',
      'aws_iam_role.r:inline',
      'aws_iam_policy.listed:listed',
      'aws_iam_policy.attached',
      'aws_iam_policy.everywhere:e-${aws_iam_policy.everywhere}'.replace(
        /\$\{.*/,
        source.policies.find(({ owner }) => owner!.id === 'aws_iam_policy.everywhere')!.policyName!.slice(2),
      ),
      'aws_iam_role_policy.own:own',
      'ReadOnlyAccess',
      'PowerUserAccess',
      'ReadOnlyAccess',
      'within aws_iam_policy.boundary',
    ],
    'aws_iam_user.u': [
      expect.stringMatching(/^aws_iam_policy\.everywhere:e-/),
      'aws_iam_user_policy.u',
      'IAMFullAccess',
      'within ReadOnlyAccess',
    ],
    'aws_iam_group.g': [
      expect.stringMatching(/^aws_iam_policy\.everywhere:e-/),
      'aws_iam_policy.attached',
      'aws_iam_group_policy.g:g',
    ],
  });
  const boundary = source.policies.find(({ owner }) => owner!.id === 'aws_iam_policy.boundary');
  expect(boundary!.kind).toBe('boundary');
});

test('principals of elsewhere wear what the module gives them, and more', () => {
  const source = read(`
data.aws_iam_role.ops: {name: ops}
aws_iam_role_policy.ops: {name: p, role: !attr data.aws_iam_role.ops.name, policy: ${POLICY}}
aws_iam_role_policy_attachment.ops: {role: !attr data.aws_iam_role.ops.name, policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess"}
aws_iam_user_policy_attachment.ann: {user: ann, policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess"}
data.aws_iam_role.unused: {name: unused}
`);
  expect(outfits(source)).toEqual({
    'data.aws_iam_role.ops': ['aws_iam_role_policy.ops:p', 'ReadOnlyAccess'],
    'aws_iam_user_policy_attachment.ann': ['ReadOnlyAccess'],
  });
  expect(source.principals.map(({ incomplete }) => incomplete)).toEqual(
    Array(2).fill('what else it wears is not here'),
  );
  expect(source.resources.filter(({ isElsewhere }) => isElsewhere)).toHaveLength(2);
});

test('what depends on a condition is worn in some deployments only', () => {
  const presence = {
    reason: 'it depends on `var.admin`',
    guards: [{ condition: 'var.admin', holds: true }],
    repeats: false,
  };
  const source = read(
    `
aws_iam_role.r: {assume_role_policy: ${TRUST}}
aws_iam_role_policy_attachment.admin[0]: {role: !attr aws_iam_role.r.name, policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess"}
aws_iam_role_policy.other: {name: o, role: !attr aws_iam_role.r.name, policy: ${POLICY}}
`,
    {
      'aws_iam_role_policy_attachment.admin[0]': presence,
      'aws_iam_role_policy.other': { ...presence, guards: [{ condition: 'var.admin', holds: false }] },
    },
  );
  expect(outfits(source)).toEqual({
    'aws_iam_role.r when {"var.admin":true}': ['trust', 'AdministratorAccess'],
    'aws_iam_role.r when {"var.admin":false,"not var.admin":true}': ['trust', 'aws_iam_role_policy.other:o'],
  });
});

test('settings of a bucket are put into it', () => {
  const source = read(`
aws_s3_bucket.b: {bucket: photos}
aws_s3_bucket_public_access_block.b: {bucket: !attr aws_s3_bucket.b.id, block_public_acls: true, restrict_public_buckets: false}
aws_s3_bucket_ownership_controls.b: {bucket: photos, rule: [{object_ownership: ObjectWriter}]}
aws_s3_bucket_acl.b: {bucket: !attr aws_s3_bucket.b.bucket, acl: public-read-write}
aws_s3_bucket_website_configuration.b: {bucket: !attr aws_s3_bucket.b.id, index_document: [{suffix: index.html}]}
aws_s3_bucket_policy.b: {bucket: !attr aws_s3_bucket.b.id, policy: ${POLICY}}
aws_s3_directory_bucket.d: {bucket: d--euw1-az1--x-s3}
aws_s3_bucket_policy.d: {bucket: !attr aws_s3_directory_bucket.d.bucket, policy: ${POLICY}}
`);
  const bucket = source.resources.find(({ id }) => id === 'aws_s3_bucket.b')!;
  expect(toPlain(bucket.properties!)).toEqual({
    BucketName: 'photos',
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: false },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
    AccessControl: 'PublicReadWrite',
    WebsiteConfiguration: expect.objectContaining({ index_document: [{ suffix: 'index.html' }] }),
  });
  expect(
    source.policies.map(({ name, resourceType, resourceArn, opaque }) => [
      name,
      resourceType,
      opaque.show(resourceArn!),
    ]),
  ).toEqual([
    ['bucket policy of aws_s3_bucket.b', 'AWS::S3::Bucket', 'arn:aws:s3:::photos'],
    [
      'bucket policy of aws_s3_directory_bucket.d',
      'AWS::S3Express::DirectoryBucket',
      'arn:aws:s3express:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:bucket/d--euw1-az1--x-s3',
    ],
  ]);
});

test('a permission set wears what is attached to it', () => {
  const source = read(`
aws_ssoadmin_permission_set.ops: {name: Ops, instance_arn: "arn:aws:sso:::instance/ssoins-1"}
aws_ssoadmin_permission_set_inline_policy.ops: {permission_set_arn: !attr aws_ssoadmin_permission_set.ops.arn, instance_arn: x, inline_policy: ${POLICY}}
aws_ssoadmin_managed_policy_attachment.ops: {permission_set_arn: !attr aws_ssoadmin_permission_set.ops.arn, managed_policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess"}
aws_ssoadmin_customer_managed_policy_attachment.ops:
  permission_set_arn: !attr aws_ssoadmin_permission_set.ops.arn
  customer_managed_policy_reference: [{name: !attr aws_iam_policy.own.name, path: /}]
aws_ssoadmin_permissions_boundary_attachment.ops:
  permission_set_arn: !attr aws_ssoadmin_permission_set.ops.arn
  permissions_boundary: [{managed_policy_arn: "arn:aws:iam::aws:policy/PowerUserAccess"}]
aws_iam_policy.own: {name: own, policy: ${POLICY}}
`);
  expect(outfits(source)).toEqual({
    'aws_ssoadmin_permission_set.ops': [
      'aws_iam_policy.own:own',
      'aws_ssoadmin_permission_set_inline_policy.ops',
      'ReadOnlyAccess',
      'within PowerUserAccess',
    ],
  });
});

test('permissions are about the function, its version or its alias', () => {
  const source = read(`
aws_lambda_function.f: {function_name: f}
aws_lambda_permission.f: {function_name: !attr aws_lambda_function.f.function_name, principal: s3.amazonaws.com, action: lambda:InvokeFunction, source_arn: "arn:aws:s3:::b"}
aws_lambda_permission.live: {function_name: !attr aws_lambda_function.f.arn, qualifier: live, principal: "*", action: lambda:InvokeFunction}
`);
  const resources = source.policies.map(({ policy, opaque }) =>
    opaque.show(policy.statements[0]!.resource!.values[0]!.value),
  );
  const arn =
    'arn:aws:lambda:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:function:f';
  expect(resources).toEqual([arn, `${arn}:live`]);
  expect(textAt(source, source.policies[0]!.policy.statements[0]!.principal!.entries[0]!.range)).toBe(
    's3.amazonaws.com',
  );
});

test('guardrails are read as such', () => {
  const source = read(`
aws_organizations_policy.scp: {name: s, content: ${POLICY}}
aws_organizations_policy.rcp: {name: r, type: RESOURCE_CONTROL_POLICY, content: ${POLICY}}
aws_organizations_policy.tags: {name: t, type: TAG_POLICY, content: '{"tags": {}}'}
`);
  expect(source.policies.map(({ kind, policyName }) => [kind, policyName])).toEqual([
    ['scp', 's'],
    ['rcp', 'r'],
  ]);
});

test('guardrails are attached to places of the organization', () => {
  const deny = JSON.stringify({ Statement: { Effect: 'Deny', Action: 'iam:*', Resource: '*' } });
  const source = read(`
aws_organizations_organization.org: {}
aws_organizations_organizational_unit.workloads: {name: Workloads, parent_id: !attr aws_organizations_organization.org.roots}
aws_organizations_organizational_unit.prod: {name: Prod, parent_id: !attr aws_organizations_organizational_unit.workloads.id}
aws_organizations_account.shop: {name: Shop, email: a@b.c, parent_id: !attr aws_organizations_organizational_unit.prod.id}
aws_organizations_policy.p: {name: P, content: '${deny}'}
aws_organizations_policy.nowhere: {name: N, content: '${deny}'}
aws_organizations_policy_attachment.a: {policy_id: !attr aws_organizations_policy.p.id, target_id: !attr aws_organizations_organization.org.roots}
aws_organizations_policy_attachment.b: {policy_id: !attr aws_organizations_policy.p.id, target_id: !attr aws_organizations_organizational_unit.prod.id}
aws_organizations_policy_attachment.c: {policy_id: !attr aws_organizations_policy.p.id, target_id: !attr aws_organizations_account.shop.id}
aws_organizations_policy_attachment.d: {policy_id: !attr aws_organizations_policy.p.id, target_id: ou-ab12-11111111}
`);
  expect(source.policies.map(({ kind, attachedAt }) => [kind, attachedAt])).toEqual([
    ['scp', ['/', '/Workloads/Prod', '/Workloads/Prod/Shop', '/ou-ab12-11111111']],
    ['scp', undefined],
  ]);
});

test('of roles and policies of one name, as in several accounts, the nearest is meant', () => {
  const account = (name: string) => `
module.${name}.aws_iam_role.r: {name: app, assume_role_policy: ${TRUST}}
module.${name}.aws_iam_policy.p: {name: app, policy: ${POLICY}}
module.${name}.aws_iam_role_policy.own: {name: own, role: !attr module.${name}.aws_iam_role.r.name, policy: ${POLICY}}
module.${name}.module.more.aws_iam_role_policy_attachment.a: {role: app, policy_arn: !attr module.${name}.aws_iam_policy.p.arn}`;
  expect(outfits(read(['dev', 'test', 'prod'].map(account).join('\n')))).toEqual(
    Object.fromEntries(
      ['dev', 'test', 'prod'].map((name) => [
        `module.${name}.aws_iam_role.r`,
        ['trust', `module.${name}.aws_iam_policy.p:app`, `module.${name}.aws_iam_role_policy.own:own`],
      ]),
    ),
  );
});

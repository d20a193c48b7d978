import { type Entry, type Node, valueAt } from '@leastwise/core';
import { itemsOf } from '../provider/branches.ts';
import { argumentOf, propertiesOf } from '../provider/properties.ts';
import { like } from '../provider/terraform-type.ts';
import { CANNED_ACL } from '../provider/types/storage.ts';
import type { TerraformResource } from '../terraform-resource.ts';
import type { Draft } from './draft.ts';
import type { Expansion } from './expansion.ts';
import { organizationTarget } from './organization-targets.ts';

/** Puts what a resource says into the resources that it says it of. */
type Join = (resource: TerraformResource, expansion: Expansion) => void;

const ROLE = 'AWS::IAM::Role';
const USER = 'AWS::IAM::User';
const GROUP = 'AWS::IAM::Group';
const PERMISSION_SET = 'AWS::SSO::PermissionSet';
const BUCKET = 'AWS::S3::Bucket';

/** Attaches managed policies, one or a list, to principals. */
function attach(type: string, principals: string, policies = 'policy_arn'): Join {
  return (resource, expansion) => {
    const arns = valueAt(resource.body, policies);
    if (!arns) return;
    const add = (draft: Draft, within: (value: Node) => Node): void => {
      for (const arn of itemsOf(arns)) draft.add('ManagedPolicyArns', within(arn));
    };
    const named = valueAt(resource.body, principals);
    expansion.forEach(type, named, resource, add, (name, within) => {
      add(expansion.elsewhereNamed(type, name, resource), within);
    });
  };
}

/** Gives something to a permission set. */
function toPermissionSet(give: (draft: Draft, body: Node, within: (value: Node) => Node) => void): Join {
  return (resource, expansion) => {
    const named = valueAt(resource.body, 'permission_set_arn');
    const add = (draft: Draft, within: (value: Node) => Node): void => give(draft, resource.body, within);
    expansion.forEach(PERMISSION_SET, named, resource, add, (name, within) => {
      add(expansion.elsewhereNamed(PERMISSION_SET, name, resource), within);
    });
  };
}

/** Gives a setting to a bucket; one that the module does not have has none to show. */
function toBucket(property: string, make: (resource: TerraformResource) => Node | undefined): Join {
  return (resource, expansion) => {
    const value = make(resource);
    if (!value) return;
    expansion.forEach(BUCKET, valueAt(resource.body, 'bucket'), resource, (draft, within) => {
      draft.set(property, within(value));
    });
  };
}

const REFERENCE = { Name: 'name', Path: 'path' };

function customerManaged(body: Node): Node | undefined {
  return argumentOf(body, { from: 'customer_managed_policy_reference', each: REFERENCE });
}

/** The blocks of the attachments of a permission set, each given to it. */
function eachBlock(
  block: string,
  give: (draft: Draft, block: Node, within: (value: Node) => Node) => void,
): Join {
  return toPermissionSet((draft, body, within) => {
    for (const one of itemsOf(valueAt(body, block))) give(draft, one, within);
  });
}

const BLOCK_PUBLIC_ACCESS = like('', {
  BlockPublicAcls: 'block_public_acls',
  BlockPublicPolicy: 'block_public_policy',
  IgnorePublicAcls: 'ignore_public_acls',
  RestrictPublicBuckets: 'restrict_public_buckets',
});

/**
 * Types of resource that only say something of another, by what they say.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export const JOINS: ReadonlyMap<string, Join> = new Map([
  ['aws_iam_group_policy_attachment', attach(GROUP, 'group')],
  ['aws_iam_group_policy_attachments_exclusive', attach(GROUP, 'group_name', 'policy_arns')],
  [
    'aws_iam_policy_attachment',
    (resource, expansion) => {
      attach(ROLE, 'roles')(resource, expansion);
      attach(USER, 'users')(resource, expansion);
      attach(GROUP, 'groups')(resource, expansion);
    },
  ],
  ['aws_iam_role_policy_attachment', attach(ROLE, 'role')],
  ['aws_iam_role_policy_attachments_exclusive', attach(ROLE, 'role_name', 'policy_arns')],
  ['aws_iam_user_policy_attachment', attach(USER, 'user')],
  ['aws_iam_user_policy_attachments_exclusive', attach(USER, 'user_name', 'policy_arns')],
  [
    'aws_organizations_policy_attachment',
    (resource, expansion) => {
      const target = valueAt(resource.body, 'target_id');
      if (!target) return;
      const policy = valueAt(resource.body, 'policy_id');
      expansion.forEach('AWS::Organizations::Policy', policy, resource, (draft, within) => {
        draft.add('TargetIds', within(organizationTarget(target, resource, expansion)));
      });
    },
  ],
  ['aws_s3_bucket_acl', toBucket('AccessControl', ({ body }) => argumentOf(body, CANNED_ACL))],
  [
    'aws_s3_bucket_ownership_controls',
    toBucket('OwnershipControls', ({ body, range }) => {
      const rules = argumentOf(body, { from: 'rule', each: { ObjectOwnership: 'object_ownership' } });
      return rules && object({ Rules: rules }, range);
    }),
  ],
  [
    'aws_s3_bucket_public_access_block',
    toBucket('PublicAccessBlockConfiguration', (resource) =>
      propertiesOf(resource, BLOCK_PUBLIC_ACCESS, () => ''),
    ),
  ],
  ['aws_s3_bucket_website_configuration', toBucket('WebsiteConfiguration', ({ body }) => body)],
  [
    'aws_ssoadmin_customer_managed_policy_attachment',
    toPermissionSet((draft, body, within) => {
      for (const one of itemsOf(customerManaged(body)))
        draft.add('CustomerManagedPolicyReferences', within(one));
    }),
  ],
  [
    'aws_ssoadmin_customer_managed_policy_attachments_exclusive',
    toPermissionSet((draft, body, within) => {
      for (const one of itemsOf(customerManaged(body)))
        draft.add('CustomerManagedPolicyReferences', within(one));
    }),
  ],
  [
    'aws_ssoadmin_managed_policy_attachment',
    toPermissionSet((draft, body, within) => {
      const arn = valueAt(body, 'managed_policy_arn');
      if (arn) draft.add('ManagedPolicies', within(arn));
    }),
  ],
  [
    'aws_ssoadmin_managed_policy_attachments_exclusive',
    toPermissionSet((draft, body, within) => {
      for (const arn of itemsOf(valueAt(body, 'managed_policy_arns')))
        draft.add('ManagedPolicies', within(arn));
    }),
  ],
  [
    'aws_ssoadmin_permissions_boundary_attachment',
    eachBlock('permissions_boundary', (draft, block, within) => {
      const arn = valueAt(block, 'managed_policy_arn');
      const [reference] = itemsOf(customerManaged(block));
      const boundary = object(
        { ManagedPolicyArn: arn, CustomerManagedPolicyReference: reference },
        block.range,
      );
      draft.set('PermissionsBoundary', within(boundary));
    }),
  ],
]);

function object(properties: Readonly<Record<string, Node | undefined>>, range: Node['range']): Node {
  const entries = Object.entries(properties).flatMap(([key, value]): Entry[] => {
    return value ? [{ key, keyRange: value.range, value }] : [];
  });
  return { type: 'mapping', entries, range };
}

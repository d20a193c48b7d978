import { OpaqueTable } from '@leastwise/core';
import { expect, test } from 'vitest';
import type { TerraformResource } from '../terraform-resource.ts';
import { attributeOf } from './attribute-of.ts';

const range = { start: 0, end: 1 };

function resource(address: string, body: Readonly<Record<string, string>>): TerraformResource {
  const [, data, type, name] = /^(data\.)?(\w+)\.(\w+)/.exec(address)!;
  return {
    address,
    mode: data ? 'data' : 'managed',
    type: type!,
    name: name!,
    module: '',
    body: {
      type: 'mapping',
      entries: Object.entries(body).map(([key, value]) => ({
        key,
        keyRange: range,
        value: { type: 'scalar', value, range },
      })),
      range,
    },
    range,
    idRange: range,
  };
}

const ACCOUNT = '${data.aws_caller_identity.current.account_id}';
const REGION = '${data.aws_region.current.region}';

test.each([
  ['aws_s3_bucket.b["eu"]', { bucket: 'photos' }, 'bucket', 'photos'],
  ['aws_s3_bucket.b["eu"]', { bucket: 'photos' }, 'arn', 'arn:aws:s3:::photos'],
  ['aws_s3_bucket.b["eu"]', {}, 'arn', 'arn:aws:s3:::${aws_s3_bucket.b["eu"]}'],
  ['aws_s3_bucket.b', { bucket_prefix: 'a-' }, 'id', 'a-${aws_s3_bucket.b}'],
  ['aws_s3_bucket.b', {}, 'bucket_regional_domain_name', `\${aws_s3_bucket.b}.s3.${REGION}.amazonaws.com`],
  ['data.aws_s3_bucket.b', { bucket: 'logs' }, 'arn', 'arn:aws:s3:::logs'],
  ['aws_iam_role.r', { path: '/a/' }, 'arn', `arn:aws:iam::${ACCOUNT}:role/a/\${aws_iam_role.r}`],
  ['aws_iam_role.r', {}, 'name', '${aws_iam_role.r}'],
  ['aws_iam_role.r', {}, 'id', '${aws_iam_role.r}'],
  ['aws_iam_role.r', {}, 'unique_id', '${aws_iam_role.r.id}'],
  ['data.aws_iam_role.r', { name: 'ops' }, 'arn', `arn:aws:iam::${ACCOUNT}:role/ops`],
  ['aws_iam_policy.p', { name: 'p' }, 'id', `arn:aws:iam::${ACCOUNT}:policy/p`],
  ['data.aws_iam_policy.p', { name: 'ReadOnlyAccess' }, 'arn', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
  ['data.aws_iam_policy.p', { name: 'own' }, 'arn', `arn:aws:iam::${ACCOUNT}:policy/own`],
  ['data.aws_iam_policy.p', { arn: 'arn:aws:iam::aws:policy/X' }, 'id', 'arn:aws:iam::aws:policy/X'],
  ['aws_sqs_queue.q', { name: 'q' }, 'id', `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/q`],
  ['aws_sns_topic.t', { name: 't' }, 'id', `arn:aws:sns:${REGION}:${ACCOUNT}:t`],
  ['aws_cloudwatch_log_group.g', { name: '/a' }, 'arn', `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/a`],
  ['data.aws_secretsmanager_secret.s', { arn: 'arn:x' }, 'id', 'arn:x'],
  ['data.aws_caller_identity.me', {}, 'account_id', ACCOUNT],
  ['data.aws_partition.p', {}, 'partition', 'aws'],
  ['data.aws_partition.p', {}, 'dns_suffix', 'amazonaws.com'],
  ['data.aws_region.r', {}, 'name', REGION],
  ['data.aws_region.r', { region: 'eu-west-1' }, 'name', 'eu-west-1'],
  ['data.aws_service_principal.s', { service_name: 's3' }, 'name', 's3.amazonaws.com'],
  ['aws_unheard_of.x', {}, 'arn', '${aws_unheard_of.x.arn}'],
  ['random_id.x', {}, 'hex', '${random_id.x.hex}'],
])('%s %j: `%s` is %s', (address, body, attribute, expected) => {
  const opaque = new OpaqueTable();
  const of = () => attributeOf({ resource: resource(address, body), attribute, range, opaque });
  const node = of();
  const text = node.type === 'unresolved' ? node.letter : node.type === 'scalar' ? String(node.value) : '';
  expect(opaque.show(text)).toBe(expected);
  expect(of()).toEqual(node);
});

import { OpaqueTable, type Source, SourceText } from '@leastwise/core';
import { expect, test } from 'vitest';
import { readSource } from '../../src/read-source.ts';
import { documentOf, textAt } from '../support.ts';
import { type PlannedCall, type PlannedResource, planJson, refers } from './plan-json.ts';

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
});

function allow(action: string, resource = '*'): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
  });
}

function read(
  resources: readonly PlannedResource[],
  calls: Readonly<Record<string, PlannedCall>> = {},
): Source {
  const source = readSource(new SourceText('plan.json', planJson(resources, calls)), {
    opaque: new OpaqueTable(),
  });
  if (!source) throw new Error('the plan was not recognised');
  return source;
}

const ROLE: PlannedResource = {
  address: 'aws_iam_role.app',
  values: { assume_role_policy: TRUST, path: '/', managed_policy_arns: null },
  unknown: { arn: true, id: true, name: true, inline_policy: true, managed_policy_arns: true },
  expressions: { assume_role_policy: { constant_value: TRUST } },
};

test('a policy is tied to a role whose name only applying knows', () => {
  const source = read([
    ROLE,
    {
      address: 'aws_iam_role_policy.app',
      values: { policy: allow('s3:*') },
      unknown: { id: true, name: true, role: true },
      expressions: { policy: {}, role: refers('aws_iam_role.app.name') },
    },
  ]);
  expect(source.format).toBe('terraform');
  expect(source.notAnalysed).toEqual([]);
  const [role] = source.principals;
  expect(role!.resource.id).toBe('aws_iam_role.app');
  expect(role!.policies.map(({ owner }) => owner!.id)).toEqual(['aws_iam_role_policy.app']);
  expect(role!.trust!.kind).toBe('trust');
  expect(role!.incomplete).toBeUndefined();
});

test('places point into the strings of the plan', () => {
  const source = read([
    { address: 'aws_iam_policy.a', values: { name: 'a', policy: allow('s3:GetObject', 'arn:aws:s3:::x/*') } },
  ]);
  const [statement] = source.policies[0]!.policy.statements;
  expect(textAt(source, statement!.action!.values[0]!.range)).toBe('\\"s3:GetObject\\"');
  expect(textAt(source, source.resources[0]!.idRange)).toBe('"aws_iam_policy.a"');
});

test('variables, outputs and `for_each` lead to the resource', () => {
  const source = read(
    [
      { ...ROLE, address: 'module.roles.aws_iam_role.app["a"]' },
      { ...ROLE, address: 'module.roles.aws_iam_role.app["b"]' },
      {
        address: 'module.roles.aws_iam_role_policy.own["b"]',
        values: { name: 'own', policy: allow('sqs:*') },
        unknown: { role: true },
        expressions: { policy: {}, role: { references: ['aws_iam_role.app', 'each.key'] } },
      },
      {
        address: 'aws_iam_policy.a',
        values: { policy: allow('s3:*') },
        unknown: { arn: true, id: true, name: true },
      },
      {
        address: 'module.grants.aws_iam_role_policy_attachment.all',
        values: { role: 'ops' },
        unknown: { policy_arn: true },
        expressions: { role: {}, policy_arn: refers('var.policy') },
      },
      { ...ROLE, address: 'module.one.aws_iam_role.app' },
      {
        address: 'aws_iam_role_policy_attachment.one',
        values: {},
        unknown: { role: true, policy_arn: true },
        expressions: { role: refers('module.one.name'), policy_arn: refers('aws_iam_policy.a.arn') },
      },
    ],
    {
      roles: {},
      grants: { arguments: { policy: ['aws_iam_policy.a.arn'] } },
      one: { outputs: { name: ['aws_iam_role.app.name'] } },
    },
  );
  const worn = Object.fromEntries(
    source.principals.map(({ resource, policies }) => [resource.id, policies.map(({ owner }) => owner!.id)]),
  );
  expect(worn).toEqual({
    'module.roles.aws_iam_role.app["a"]': [],
    'module.roles.aws_iam_role.app["b"]': ['module.roles.aws_iam_role_policy.own["b"]'],
    'module.grants.aws_iam_role_policy_attachment.all': ['aws_iam_policy.a'],
    'module.one.aws_iam_role.app': ['aws_iam_policy.a'],
  });
  const elsewhere = source.principals.find(({ resource }) => resource.isElsewhere)!;
  expect(elsewhere.resource.name).toBe('ops');
  expect(elsewhere.incomplete).toBe('what else it wears is not here');
});

test('a document that is read when applying is made of its blocks', () => {
  const source = read([
    {
      address: 'aws_sqs_queue.q',
      values: { name: 'q' },
      unknown: { arn: true, id: true, policy: true, url: true },
      expressions: { name: {} },
    },
    {
      address: 'data.aws_iam_policy_document.q',
      values: {
        version: null,
        statement: [
          {
            actions: ['sqs:SendMessage'],
            effect: 'Allow',
            sid: 'Send',
            principals: [{ type: '*', identifiers: ['*'] }],
            condition: [
              {
                test: 'ArnEquals',
                variable: 'aws:SourceArn',
                values: ['arn:aws:sns:eu-west-1:111122223333:t'],
              },
            ],
            resources: [null],
            not_actions: null,
          },
        ],
      },
      unknown: {
        id: true,
        json: true,
        minified_json: true,
        statement: [{ resources: [true], actions: [false] }],
      },
      expressions: { statement: [{ resources: refers('aws_sqs_queue.q.arn'), actions: {} }] },
    },
    {
      address: 'aws_sqs_queue_policy.q',
      values: {},
      unknown: { id: true, policy: true, queue_url: true },
      expressions: {
        policy: refers('data.aws_iam_policy_document.q.json'),
        queue_url: refers('aws_sqs_queue.q.id'),
      },
    },
  ]);
  const [policy] = source.policies;
  expect(source.policies).toHaveLength(1);
  expect(policy!.opaque.show(policy!.resourceArn!)).toBe(
    'arn:aws:sqs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:q',
  );
  expect(documentOf(policy!)).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Action: 'sqs:SendMessage',
        Effect: 'Allow',
        Sid: 'Send',
        Principal: '*',
        Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:t' } },
        Resource: '${data.aws_iam_policy_document.q.statement[0].resources[0]}',
      },
    ],
  });
});

test('a policy that only applying knows is named', () => {
  const source = read([
    {
      address: 'aws_iam_policy.a',
      values: { name: 'a' },
      unknown: { policy: true, arn: true },
      expressions: { name: {}, policy: refers('aws_s3_bucket.b.arn') },
    },
    {
      address: 'aws_s3_bucket.b',
      values: {},
      unknown: { arn: true, bucket: true, policy: true },
      expressions: {},
    },
  ]);
  expect(source.notAnalysed.map(({ reason }) => reason)).toEqual([
    'managed policy `a`: only applying the plan knows it: it depends on `aws_s3_bucket.b.arn`',
  ]);
});

test('a state shows a policy once, though both resources have it', () => {
  const values = {
    root_module: {
      resources: [
        {
          address: 'aws_s3_bucket.b',
          mode: 'managed',
          type: 'aws_s3_bucket',
          name: 'b',
          values: { bucket: 'b', id: 'b', arn: 'arn:aws:s3:::b', policy: allow('s3:*') },
        },
        {
          address: 'aws_s3_bucket_policy.b',
          mode: 'managed',
          type: 'aws_s3_bucket_policy',
          name: 'b',
          values: { bucket: 'b', id: 'b', policy: allow('s3:*') },
        },
        {
          address: 'aws_kms_key.k',
          mode: 'managed',
          type: 'aws_kms_key',
          name: 'k',
          values: {
            id: 'abc',
            key_id: 'abc',
            arn: 'arn:aws:kms:eu-west-1:111122223333:key/abc',
            policy: allow('kms:*'),
          },
        },
      ],
    },
  };
  const text = JSON.stringify({ format_version: '1.0', terraform_version: '1.9.0', values });
  const source = readSource(new SourceText('state.json', text))!;
  expect(source.policies.map(({ name, resourceArn }) => [name, resourceArn])).toEqual([
    ['bucket policy of aws_s3_bucket.b', 'arn:aws:s3:::b'],
    ['key policy of aws_kms_key.k', 'arn:aws:kms:eu-west-1:111122223333:key/abc'],
  ]);
});

test('a format of another major version is not read', () => {
  const text = planJson([ROLE]).replace('"1.2"', '"2.0"');
  const source = readSource(new SourceText('plan.json', text))!;
  expect(source.policies).toEqual([]);
  expect(source.notAnalysed[0]!.reason).toContain('version `2.0`');
});

test('guardrails are tied to the places they are attached to, before they exist and after', () => {
  const deny = JSON.stringify({ Statement: { Effect: 'Deny', Action: 'iam:*', Resource: '*' } });
  const attachment = (name: string, target: Partial<PlannedResource>): PlannedResource => ({
    address: `aws_organizations_policy_attachment.${name}`,
    ...target,
    values: { ...target.values },
    unknown: { id: true, policy_id: true, ...target.unknown },
    expressions: { policy_id: refers('aws_organizations_policy.p.id'), ...target.expressions },
  });
  const source = read([
    {
      address: 'aws_organizations_organizational_unit.workloads',
      values: { id: 'ou-ab12-11111111', name: 'Workloads', parent_id: 'r-ab12' },
    },
    {
      address: 'aws_organizations_organizational_unit.prod',
      values: { name: 'Prod', parent_id: 'ou-ab12-11111111' },
      unknown: { id: true, arn: true },
    },
    { address: 'aws_organizations_policy.p', values: { name: 'P', content: deny }, unknown: { id: true } },
    attachment('a', { values: { target_id: 'r-ab12' } }),
    attachment('b', { values: { target_id: 'ou-ab12-11111111' } }),
    attachment('c', {
      unknown: { target_id: true },
      expressions: { target_id: refers('aws_organizations_organizational_unit.prod.id') },
    }),
  ]);
  expect(source.policies.map(({ attachedAt }) => attachedAt)).toEqual([
    ['/', '/Workloads', '/Workloads/Prod'],
  ]);
});

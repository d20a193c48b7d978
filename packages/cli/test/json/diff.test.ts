import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planJson, refers } from '../../../iac/test/terraform/plan-json.ts';
import { folderWith } from '../command-line.ts';
import { Outputs } from './outputs.ts';

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (action: string, more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: 'arn:aws:s3:::invoices/*',
  ...more,
});
const region = (...regions: readonly string[]) =>
  policy({
    ...allow('*', { Sid: 'Region', Resource: '*' }),
    Effect: 'Deny',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': regions } },
  });
const role = (statement: string, more = '') => `${more}Resources:
  Bucket: {Type: AWS::S3::Bucket}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
      Policies: [{PolicyName: p, PolicyDocument: {Version: "2012-10-17", Statement: ${statement}}}]
`;
const onBucket = (action: string) =>
  `{Effect: Allow, Action: "${action}", Resource: !Sub "\${Bucket.Arn}/*"}`;

const READ = policy(allow('s3:GetObject', { Sid: 'Read' }));
const BOTH = policy(allow('s3:GetObject', { Sid: 'Read' }), allow('s3:PutObject'));
const FILES = {
  'read.json': READ,
  'both.json': BOTH,
  'write.json': policy(allow('s3:PutObject')),
  'get.json': policy(allow('s3:Get*')),
  'put.json': policy(allow('s3:Put*'), {
    ...allow('s3:Put*'),
    Effect: 'Deny',
    Resource: 'arn:aws:s3:::invoices/a/*',
  }),
  'later.json': policy(allow('s3:GetObject'), allow('s3:GetObjectTomorrow*')),
  'tags.json': policy(
    allow('s3:*', {
      Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] }, Null: { 'aws:TagKeys': 'false' } },
    }),
  ),
  'one-region.json': region('eu-west-1'),
  'two-regions.json': region('eu-west-1', 'us-east-1'),
  'bucket.json': policy(allow('s3:GetObject', { Principal: { AWS: 'arn:aws:iam::111122223333:root' } })),
  'shared.json': policy(allow('s3:GetObject', { Principal: { AWS: ['111122223333', '444455556666'] } })),
  'old.yaml': role(onBucket('s3:GetObject')),
  'new.yaml': role(onBucket('s3:Get*')),
  'macro.yaml': role(onBucket('s3:GetObject'), 'Transform: SomeMacro\n'),
  'old/a.json': READ,
  'old/b.json': READ,
  'new/a.json': BOTH,
  'plan.json': planJson([
    {
      address: 'aws_iam_policy.p',
      values: { name: 'p', policy: BOTH },
      before: { name: 'p', policy: READ },
      expressions: { name: {}, policy: {} },
    },
  ]),
  'plan-unknown.json': planJson([
    {
      address: 'aws_iam_policy.p',
      values: { name: 'p' },
      before: { name: 'p', policy: READ },
      unknown: { policy: true },
      expressions: { name: {}, policy: refers('aws_s3_bucket.new.arn') },
    },
  ]),
};

test('what `leastwise diff` writes is what its schema says, all of it', async () => {
  const outputs = new Outputs('diff-v1.schema.json');
  const cwd = folderWith(FILES);
  const diff = async (verdict: string, ...argv: readonly string[]) => {
    const output = await outputs.of(['diff', ...argv], { cwd });
    expect(output.verdict, argv.join(' ')).toBe(verdict);
    return output;
  };

  const same = await diff('equivalent', 'read.json', 'read.json');
  expect(same).toMatchObject({
    pairs: 1,
    notAnalysed: [],
    catalogueDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  expect(same).not.toHaveProperty('assumed');
  await diff('broader', 'read.json', 'both.json');
  await diff('narrower', 'both.json', 'read.json');
  await diff('incomparable', 'read.json', 'write.json');
  await diff('broader', 'read.json', 'get.json');
  await diff('incomparable', 'read.json', 'put.json');
  await diff('broader', 'read.json', 'later.json');
  await diff('incomparable', 'read.json', 'tags.json');
  expect(await diff('broader', 'one-region.json', 'two-regions.json', '--type', 'scp')).toMatchObject({
    assumed: 'beside `FullAWSAccess`, where a policy allows nothing by itself',
    gained: [{ deniedBy: { sid: 'Region' }, when: [{ key: 'aws:RequestedRegion' }, {}] }],
  });
  await diff('broader', 'bucket.json', 'shared.json');

  await diff('equivalent', 'old.yaml', 'old.yaml');
  await diff('broader', 'old.yaml', 'new.yaml');
  expect(await diff('unknown', 'old.yaml', 'macro.yaml')).toMatchObject({
    reason: expect.stringContaining('SomeMacro'),
    notAnalysed: [{ file: 'macro.yaml', reason: expect.stringContaining('SomeMacro') }],
  });
  expect(await diff('incomparable', 'old', 'new')).toMatchObject({ pairs: 2 });

  await diff('broader', '--plan', 'plan.json');
  await diff('unknown', '--plan', 'plan-unknown.json');

  const git = (...args: readonly string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd });
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  expect(await diff('equivalent', '--since', 'HEAD')).toMatchObject({ pairs: 0 });
  writeFileSync(join(cwd, 'new.yaml'), role(onBucket('s3:*')));
  await diff('broader', '--since', 'HEAD');

  // Differences are told with requests that are complete.
  expect(outputs.neverSeen()).toEqual(['request.unknownKeys']);
  const { seen, described } = outputs.valuesOf('verdict');
  expect(seen).toEqual(described);
});

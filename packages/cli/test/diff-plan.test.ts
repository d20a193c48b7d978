import { expect, test } from 'vitest';
import { type PlannedResource, planJson, refers } from '../../iac/test/terraform/plan-json.ts';
import { folderWith, leastwise } from './command-line.ts';

function policy(...actions: readonly string[]): string {
  const statement = { Effect: 'Allow', Action: actions, Resource: 'arn:aws:s3:::invoices/*' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
});

const ROLE_VALUES = {
  name: 'app',
  id: 'app',
  arn: 'arn:aws:iam::111122223333:role/app',
  assume_role_policy: TRUST,
  inline_policy: [{ name: 'own', policy: policy('s3:GetObject') }],
  managed_policy_arns: [],
};
const ROLE: PlannedResource = {
  address: 'aws_iam_role.app',
  values: ROLE_VALUES,
  before: ROLE_VALUES,
  expressions: { name: {}, assume_role_policy: {} },
};

function own(before: string | undefined, after: string | undefined): PlannedResource {
  const values = { name: 'own', role: 'app', id: 'app:own' };
  return {
    address: 'aws_iam_role_policy.own',
    values: after === undefined ? null : { ...values, policy: after },
    ...(before !== undefined && { before: { ...values, policy: before } }),
    expressions: { name: {}, policy: {}, role: refers('aws_iam_role.app.name') },
  };
}

async function diff(...resources: readonly PlannedResource[]) {
  const cwd = folderWith({ 'plan.json': planJson(resources) });
  const ran = await leastwise(['diff', '--plan', 'plan.json', '--format', 'json'], { cwd });
  expect(ran.stderr).toBe('');
  return { code: ran.code, ...JSON.parse(ran.stdout) };
}

test.each([
  ['nothing', policy('s3:GetObject'), policy('s3:GetObject'), 'equivalent', 0],
  ['only the words', policy('s3:GetObject'), policy('S3:getobject'), 'equivalent', 0],
  ['less', policy('s3:GetObject', 's3:PutObject'), policy('s3:GetObject'), 'narrower', 0],
  ['more', policy('s3:GetObject'), policy('s3:GetObject', 's3:PutObject'), 'broader', 1],
  ['a new policy', undefined, policy('s3:GetObject'), 'broader', 1],
  ['a policy that goes', policy('s3:GetObject'), undefined, 'narrower', 0],
])('a plan that changes %s', async (_, before, after, verdict, code) => {
  expect(await diff(ROLE, own(before, after))).toMatchObject({ verdict, code });
});

test('what was gained has its place in the plan', async () => {
  const { gained } = await diff(ROLE, own(policy('s3:GetObject'), policy('s3:GetObject', 's3:PutObject')));
  expect(gained).toHaveLength(1);
  expect(gained[0]).toMatchObject({
    request: { action: 's3:PutObject' },
    statement: { index: 0, location: { file: 'plan.json', startLine: expect.any(Number) } },
  });
});

test('attaching a policy of AWS gives the role what it allows', async () => {
  const attachment: PlannedResource = {
    address: 'aws_iam_role_policy_attachment.read',
    values: { role: 'app', policy_arn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
    unknown: { id: true },
  };
  expect(await diff(ROLE, attachment)).toMatchObject({ verdict: 'broader', code: 1 });
});

test('what moves from one policy of a role to another is no change', async () => {
  const managed = {
    name: 'm',
    path: '/',
    arn: 'arn:aws:iam::111122223333:policy/m',
    id: 'arn:aws:iam::111122223333:policy/m',
  };
  const attached = { role: 'app', policy_arn: managed.arn };
  const result = await diff(
    ROLE,
    own(policy('s3:GetObject', 's3:PutObject'), policy('s3:GetObject')),
    {
      address: 'aws_iam_policy.m',
      values: { ...managed, policy: policy('s3:PutObject') },
      before: { ...managed, policy: policy('s3:DeleteObject') },
      expressions: { name: {}, policy: {} },
    },
    { address: 'aws_iam_role_policy_attachment.m', values: attached },
  );
  expect(result).toMatchObject({ verdict: 'equivalent', code: 0 });
});

test('a bucket’s policy that becomes public', async () => {
  const bucket = { bucket: 'b', id: 'b', arn: 'arn:aws:s3:::b' };
  const statement = (principal: unknown): string =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' },
      ],
    });
  const before = statement({ AWS: 'arn:aws:iam::111122223333:role/app' });
  const result = await diff(
    {
      address: 'aws_s3_bucket.b',
      // The bucket shows its policy, too.
      values: { ...bucket, policy: before },
      before: { ...bucket, policy: before },
      expressions: { bucket: {} },
    },
    {
      address: 'aws_s3_bucket_policy.b',
      values: { bucket: 'b', id: 'b', policy: statement('*') },
      before: { bucket: 'b', id: 'b', policy: before },
      expressions: { policy: {}, bucket: refers('aws_s3_bucket.b.id') },
    },
  );
  expect(result).toMatchObject({ verdict: 'broader', code: 1 });
  expect(result.gained).toHaveLength(1);
});

test('a policy that only applying knows is a gain that nobody knows', async () => {
  const changed: PlannedResource = {
    address: 'aws_iam_policy.p',
    values: { name: 'p' },
    before: { name: 'p', policy: policy('s3:GetObject') },
    unknown: { policy: true },
    expressions: { name: {}, policy: refers('aws_s3_bucket.new.arn') },
  };
  const result = await diff(changed);
  expect(result).toMatchObject({ verdict: 'unknown', code: 1 });
  expect(result.reason).toContain('aws_s3_bucket.new.arn');
});

test.each([
  [['diff', '--plan', 'state.json'], 'is no plan of Terraform as JSON'],
  [['diff', '--plan', 'none.json'], 'cannot read `none.json`'],
  [['diff', '--plan', 'state.json', 'other.json'], '`--plan` holds both sides'],
])('%j: %s', async (argv, message) => {
  const state = '{"format_version":"1.0","values":{"root_module":{"resources":[]}}}';
  const ran = await leastwise(argv, { cwd: folderWith({ 'state.json': state }) });
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain(message);
});

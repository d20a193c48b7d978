import { expect, test } from 'vitest';
import { folderWith } from '../command-line.ts';
import { Outputs } from './outputs.ts';

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (action: string, more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...more,
});
const deny = (more: object = {}) => ({ ...allow('*'), Effect: 'Deny', ...more });

const FILES = {
  'ci.json': policy(allow('s3:*', { Sid: 'Artifacts' })),
  'read.json': policy(allow('s3:GetObject')),
  'full.json': policy(allow('*')),
  'none.json': policy(deny()),
  'no-uploads.json': policy(allow('*'), deny({ Action: 's3:Put*' })),
  'home.json': policy(allow('s3:*', { Resource: 'arn:aws:s3:::artifacts/${aws:PrincipalTag/team}/*' })),
  'region.json': policy(
    deny({ Sid: 'Region', Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }),
  ),
  'endpoint.json': policy(deny({ Principal: '*' })),
  'rcp.json': policy(deny({ Principal: '*', Action: 's3:Get*' })),
  'bucket.json': policy(allow('s3:PutObject', { Principal: { AWS: '444455556666' } })),
};
const PUT = ['s3:PutObject', 'arn:aws:s3:::artifacts/a'];
const OWN = ['can', 'arn:aws:iam::111122223333:role/ci', ...PUT];
const OTHERS = ['can', 'arn:aws:iam::444455556666:role/ci', ...PUT, '--resource-account', '111122223333'];

test('what `leastwise can` writes is what its schema says, all of it', async () => {
  const outputs = new Outputs('can-v1.schema.json');
  const cwd = folderWith(FILES);
  const can = (...argv: readonly string[]) => outputs.of(argv, { cwd });
  const ci = ['--policy', 'ci.json'];
  const region = ['--policy', 'region.json'];

  await can(...OWN);
  const byLevel = await can(...OWN, ...ci, '--scp', 'full.json', '--scp', 'read.json');
  expect(byLevel.remedies).toEqual([{ kind: 'allow', layer: 'scp', level: 1 }]);
  expect(byLevel.explanation).toMatchObject({
    layers: [
      { layer: 'scp', level: 0 },
      {
        layer: 'scp',
        level: 1,
        policies: [{ name: 'read.json', statements: [{ location: { file: 'read.json', startLine: 1 } }] }],
      },
      { layer: 'identity' },
    ],
  });
  await can(...OWN, ...ci, '--boundary', 'read.json', '--session', 'read.json');
  await can(...OWN, ...ci, ...region);
  await can(...OWN, ...ci, ...region, '--context', 'aws:RequestedRegion=eu-west-1');
  await can(...OWN, ...ci, ...region, '--unknown-context');
  await can(
    ...OWN,
    ...ci,
    ...region,
    ...['a', 'b'].flatMap((one) => ['--context', `aws:RequestedRegion=${one}`]),
  );
  await can(...OWN, ...ci, '--scp', 'none.json');
  const denied = await can(...OWN, ...ci, '--scp', 'full.json', '--scp', 'no-uploads.json');
  expect(denied.remedies).toEqual([{ kind: 'no-deny', layer: 'scp', level: 1, policy: 0, statement: 1 }]);
  await can(...OWN, '--policy', 'home.json');
  await can(...OTHERS, ...ci);
  await can(
    ...OTHERS,
    ...ci,
    '--resource-policy',
    'bucket.json',
    '--endpoint',
    'endpoint.json',
    '--rcp',
    'rcp.json',
  );
  for (const caller of [
    '*',
    'lambda.amazonaws.com',
    '111122223333',
    'arn:aws:sts::111122223333:assumed-role/ci/one',
  ])
    await can('can', caller, ...PUT, ...ci, '--resource-policy', 'bucket.json', '--scp', 'full.json');

  expect(outputs.neverSeen()).toEqual([]);
  const { seen, described } = outputs.valuesOf('decision');
  expect(seen).toEqual(described);
});

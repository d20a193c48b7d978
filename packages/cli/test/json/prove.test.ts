import { expect, test } from 'vitest';
import { folderWith, leastwise } from '../command-line.ts';
import { Outputs } from './outputs.ts';

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (action: string, more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...more,
});
const OBJECTS = 'arn:aws:s3:::invoices/*';
const BUCKET = (principal: string) => `Resources:
  Bucket: {Type: AWS::S3::Bucket}
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument:
        Version: "2012-10-17"
        Statement: {Sid: Read, Effect: Allow, Principal: ${principal}, Action: s3:GetObject, Resource: !Sub "\${Bucket.Arn}/*"}
`;
const FILES = {
  'ci.json': policy(allow('s3:*', { Sid: 'Objects', Resource: OBJECTS }), {
    ...allow('*', { Sid: 'Region' }),
    Effect: 'Deny',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
  }),
  'home.json': policy(allow('s3:*', { Resource: 'arn:aws:s3:::home/${aws:username}/*' })),
  'boundary.json': policy(allow('s3:*'), allow('sqs:*')),
  'full.json': policy(allow('*')),
  'keys.json': policy(
    allow('s3:*', {
      Condition: {
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] },
        Null: { 'aws:TagKeys': 'false' },
      },
    }),
  ),
  'no-users.json': policy({
    ...allow('iam:CreateUser'),
    Effect: 'Deny',
    Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } },
  }),
  'public.yaml': BUCKET('"*"'),
  'service.yaml': BUCKET('{Service: lambda.amazonaws.com}'),
  'macro.yaml': `Transform: SomeMacro\n${BUCKET('{Service: lambda.amazonaws.com}')}`,
};
const on = (action: string, resource: string, ...more: readonly string[]) => [
  ...['--action', action, '--resource', resource],
  ...more,
];
const of = (...files: readonly string[]) => files.flatMap((file) => ['--policy', file]);
const SCPS = ['--scp', 'full.json', '--scp', 'no-users.json'];
const EU = ['--when', 'StringEquals:aws:RequestedRegion=eu-west-1'];

test('what `leastwise prove` writes is what its schema says, all of it', async () => {
  const outputs = new Outputs('prove-v1.schema.json');
  const cwd = folderWith(FILES);
  const prove = async (verdict: string, ...argv: readonly string[]) => {
    const output = await outputs.of(['prove', ...argv], { cwd });
    expect(output.verdict, argv.join(' ')).toBe(verdict);
    expect('witness' in output).toBe(verdict === 'refuted');
    expect('reason' in output).toBe(verdict === 'unknown');
    return output;
  };

  await prove('proved', 'never', ...of('ci.json'), ...on('iam:*', '*'));
  expect(await prove('refuted', 'never', ...of('ci.json'), ...on('s3:Get*', OBJECTS))).toMatchObject({
    claim: `\`s3:Get*\` on \`${OBJECTS}\` is never allowed`,
    witness: { decision: 'allowed' },
    statement: { index: 0, sid: 'Objects', location: { file: 'ci.json' } },
    catalogueDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  await prove('refuted', 'never', ...of('keys.json'), ...on('s3:*', '*'));
  await prove('unknown', 'never', ...of('home.json'), ...on('s3:GetObject', 'arn:aws:s3:::home/alice/*'));

  await prove('proved', 'always', ...of('ci.json'), ...on('s3:GetObject', OBJECTS, ...EU));
  expect(await prove('refuted', 'always', ...of('ci.json'), ...on('s3:GetObject', OBJECTS))).toMatchObject({
    witness: { decision: 'explicitly-denied' },
    statement: { sid: 'Region' },
  });
  const silent = await prove('refuted', 'always', ...of('boundary.json'), ...on('iam:*', '*'));
  expect(silent).toMatchObject({ witness: { decision: 'implicitly-denied' } });
  expect(silent).not.toHaveProperty('statement');

  await prove(
    'proved',
    'never',
    ...SCPS,
    ...on('iam:CreateUser', '*', '--principal', 'arn:aws:iam::111122223333:user/a'),
  );
  expect(await prove('refuted', 'never', ...SCPS, ...on('iam:CreateUser', '*'))).toMatchObject({
    witness: { decision: 'allowed' },
    explanation: { reason: 'identity-policy-allows', decidedBy: ['identity'] },
    assumed: expect.stringContaining('that '),
  });
  expect(
    await prove('refuted', 'always', ...of('full.json'), ...SCPS, ...on('iam:CreateUser', '*')),
  ).toMatchObject({
    witness: { decision: 'explicitly-denied' },
    explanation: { reason: 'explicit-deny', decidedBy: ['scp'] },
  });
  const bounded = [...of('ci.json'), '--boundary', 'boundary.json'];
  expect(
    await prove('refuted', 'always', ...bounded, ...on('s3:*', 'arn:aws:s3:::other/*', ...EU)),
  ).toMatchObject({
    witness: { decision: 'implicitly-denied' },
    explanation: { reason: 'no-policy-allows' },
  });
  await prove(
    'unknown',
    'never',
    ...of('home.json'),
    '--boundary',
    'boundary.json',
    ...on('s3:GetObject', 'arn:aws:s3:::home/alice/*'),
  );

  await prove('proved', 'no-public', ...of('service.yaml'));
  expect(await prove('refuted', 'no-public', ...of('public.yaml'))).toMatchObject({
    witness: { principal: '*', resource: expect.stringContaining('${Bucket}'), decision: 'allowed' },
    universe: 'catalogue',
  });
  expect(await prove('unknown', 'no-public', ...of('macro.yaml'))).toMatchObject({
    notAnalysed: [{ file: 'macro.yaml', reason: expect.stringContaining('SomeMacro') }],
  });
  await prove('proved', 'within', 'boundary.json', ...of('ci.json'));
  await prove('refuted', 'within', 'ci.json', ...of('boundary.json'));

  // Witnesses are complete; it is requests that people ask about which may leave keys open.
  expect(outputs.neverSeen()).toEqual(['witness.unknownKeys']);
});

test.each<[string, string[], string[]]>([
  ['never', ['--policy', 'ci.json'], on('s3:*', OBJECTS)],
  ['never', ['--policy', 'keys.json'], on('s3:*', '*')],
  ['always', ['--policy', 'ci.json'], on('s3:GetObject', OBJECTS)],
  ['always', ['--policy', 'ci.json'], on('sqs:*', '*', ...EU)],
  ['always', ['--policy', 'full.json', ...SCPS], on('iam:CreateUser', '*')],
  ['always', ['--policy', 'full.json', '--boundary', 'ci.json'], on('s3:*', OBJECTS)],
  ['always', ['--policy', 'ci.json', '--boundary', 'boundary.json'], on('s3:*', '*', ...EU)],
])('%s %j %j: the witness is decided as `leastwise can` decides it', async (claim, policies, requests) => {
  const cwd = folderWith(FILES);
  const json = async (...argv: readonly string[]) =>
    JSON.parse((await leastwise([...argv, '--format', 'json'], { cwd })).stdout);
  const { witness } = await json('prove', claim, ...policies, ...requests);
  const { principal, action, resource, resourceAccount, context = {} } = witness;
  const keys = Object.entries<string | string[]>(context).flatMap(([key, value]) =>
    [value].flat().flatMap((one) => ['--context', `${key}=${one}`]),
  );
  const account = resourceAccount === undefined ? [] : ['--resource-account', resourceAccount];
  const { decision } = await json('can', principal, action, resource, ...account, ...policies, ...keys);
  expect(witness.decision).toBe(decision);
});

import { describe, expect, test } from 'vitest';
import { folderWith, leastwise } from './command-line.ts';

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (action: string, more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...more,
});
const FILES = {
  'ci.json': policy(allow('s3:*', { Sid: 'Artifacts' })),
  'read.json': policy(allow('s3:GetObject')),
  'full.json': policy(allow('*')),
  'region.json': policy({
    ...allow('*'),
    Sid: 'Region',
    Effect: 'Deny',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
  }),
  'bucket.json': policy(allow('s3:PutObject', { Principal: { AWS: '444455556666' } })),
  'invalid.json': policy({ Effect: 'Alow', Action: 's3:*', Resource: '*' }),
  'several.yaml':
    'Version: "2012-10-17"\nStatement: {Effect: Allow, Action: "s3:*", Resource: "*"}\n---\nVersion: "2012-10-17"\nStatement: {Effect: Allow, Action: "iam:*", Resource: "*"}\n',
  'template.yaml': 'Resources: {Bucket: {Type: AWS::S3::Bucket}}',
};
const PUT = ['arn:aws:iam::111122223333:role/ci', 's3:PutObject', 'arn:aws:s3:::artifacts/a'];
const OTHERS = ['arn:aws:iam::444455556666:role/ci', ...PUT.slice(1), '--resource-account', '111122223333'];
const EU = ['--context', 'aws:RequestedRegion=eu-west-1'];

test.each<[string[], string]>([
  [PUT, 'implicitly-denied'],
  [[...PUT, '--policy', 'ci.json'], 'allowed'],
  [[...PUT, '--policy', 'ci.json', '--boundary', 'read.json'], 'implicitly-denied'],
  [[...PUT, '--policy', 'ci.json', '--session', 'read.json'], 'implicitly-denied'],
  [[...PUT, '--policy', 'ci.json', '--policy', 'region.json'], 'explicitly-denied'],
  [[...PUT, '--policy', 'ci.json', '--policy', 'region.json', ...EU], 'allowed'],
  [[...PUT, '--policy', 'ci.json', '--policy', 'region.json', '--unknown-context'], 'depends'],
  [[...PUT, '--policy', 'ci.json', '--scp', 'full.json', '--scp', 'read.json'], 'implicitly-denied'],
  [[...PUT, '--policy', 'ci.json', '--scp', 'full.json', '--scp', 'full.json'], 'allowed'],
  [[...OTHERS, '--policy', 'ci.json'], 'implicitly-denied'],
  [[...OTHERS, '--policy', 'ci.json', '--policy', 'bucket.json'], 'allowed'],
  [[...OTHERS, '--policy', 'ci.json', '--resource-policy', 'bucket.json'], 'allowed'],
])('%j: %s', async (argv, decision) => {
  const cwd = folderWith(FILES);
  const { code, stdout, stderr } = await leastwise(['can', ...argv, '--format', 'json'], { cwd });
  expect({ code, stderr }).toEqual({ code: decision === 'allowed' ? 0 : 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, decision });
});

test.each<[string[], string]>([
  [[PUT[0]!, 's3:ListBucket', 'arn:aws:s3:::artifacts/a'], '`arn:aws:s3:::artifacts/a` is none of them'],
  [[PUT[0]!, 's3:GetObject', '*'], 'without one only statements about all resources cover it'],
  [[PUT[0]!, 's3:GetObject', 'arn:aws:s3:::artifacts/*'], '`leastwise prove always` asks about all'],
])('%j is decided, and something is said of the resource', async (argv, note) => {
  const { code, stdout, stderr } = await leastwise(['can', ...argv, '--policy', 'ci.json'], {
    cwd: folderWith(FILES),
  });
  expect({ code, text: stdout.slice(0, 8) }).toEqual({ code: 0, text: 'allowed:' });
  expect(stderr).toContain(note);
});

describe('for people', () => {
  const lines = async (...more: readonly string[]) =>
    (await leastwise(['can', ...PUT, ...more], { cwd: folderWith(FILES) })).stdout;

  test('the layer that stops it, and what would allow it', async () => {
    const text = await lines('--policy', 'ci.json', '--boundary', 'read.json');
    expect(text).toMatch(/^implicitly denied: arn:aws:iam::111122223333:role\/ci {2}may not {2}s3:PutObject/);
    expect(text).toMatch(/^ {2}identity +ci\.json +allows$/m);
    expect(text).toMatch(/^ {2}boundary +read\.json +silent <- stops it$/m);
    expect(text.replaceAll('\n', ' ')).toContain(
      'it would be allowed if the boundary allowed `s3:PutObject`',
    );
  });

  test('the statement that denies, with what it looked at', async () => {
    const text = await lines('--policy', 'ci.json', '--policy', 'region.json');
    expect(text).toMatch(
      /region\.json +denies <- stops it\n +statement 1 `Region`, region\.json:1: denies it/,
    );
    expect(text.replaceAll('\n', ' ')).toContain('allowed without statement 1 of `region.json`');
  });

  test('a condition that keeps a Deny away', async () => {
    const text = (await lines('--policy', 'ci.json', '--policy', 'region.json', ...EU)).replace(/\n +/g, ' ');
    expect(text).toContain(
      'does not deny it: `aws:RequestedRegion` is eu-west-1, which `StringNotEquals` does not take',
    );
  });

  test('of many statements the nearest', async () => {
    const cwd = folderWith({
      'many.json': policy(
        ...Array.from({ length: 30 }, (_, at) => allow('s3:*', { Resource: `arn:aws:s3:::other-${at}/*` })),
        allow('s3:*', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      ),
    });
    const { stdout } = await leastwise(['can', ...PUT, '--policy', 'many.json'], { cwd });
    expect(stdout.match(/statement \d+, many\.json/g)).toHaveLength(5);
    expect(stdout).toContain('statement 31, many.json');
    expect(stdout).toContain('and 26 more statements about this action');
  });

  test('what it depends on', async () => {
    const text = await lines('--policy', 'ci.json', '--policy', 'region.json', '--unknown-context');
    expect(text).toMatch(/^depends: .*may perhaps.*\ndepends on `aws:RequestedRegion`\n/s);
  });

  test('whose the bucket is taken to be, where nothing says so', async () => {
    const taken = 'is of account 111122223333, since nothing says whose it is';
    expect((await lines('--policy', 'ci.json')).replaceAll('\n', ' ')).toContain(taken);
    expect(await lines('--policy', 'ci.json', '--resource-account', '111122223333')).not.toContain(
      'taken that',
    );
  });
});

test.each<[string[], string]>([
  [['a', 'b'], 'needs PRINCIPAL ACTION RESOURCE'],
  [['me', ...PUT.slice(1)], '`me` cannot make a request'],
  [[PUT[0]!, 's3:PutObjct', PUT[2]!], 'did you mean `s3:PutObject`?'],
  [[PUT[0]!, 's3:Put*', PUT[2]!], 'without wildcards'],
  [[PUT[0]!, 's3:PutObject', 'artifacts'], '`artifacts` is not a resource'],
  [[...PUT, '--policy', 'nowhere.json'], 'cannot read `nowhere.json`'],
  [[...PUT, '--policy', 'invalid.json'], '`invalid.json` is not a valid policy, invalid.json:1:'],
  [[...PUT, '--policy', 'template.yaml'], '`template.yaml` is a template'],
  [[...PUT, '--policy', 'several.yaml'], 'cannot read all of `several.yaml:3:1`: of several YAML documents'],
  [[...PUT, '--context', 'aws:SourceIp'], 'write `key=value`'],
  [[...PUT, '--boundary', 'bucket.json'], '`bucket.json` is no permissions boundary, bucket.json:1:'],
  [[...PUT, '--resource-policy', 'ci.json'], '`ci.json` is no resource policy, ci.json:1:'],
  [[...PUT, '--resource-account', '1'], '`1` is not an account id'],
  [['arn:aws:iam::1:role/ci', ...PUT.slice(1)], '`arn:aws:iam::1:role/ci` is of no account'],
  [['arn:aws:iam::111122223333:role/*', ...PUT.slice(1)], 'has wildcards; name one caller'],
  [[...PUT, '--context', 'aws:SourceIpp=1'], 'did you mean `aws:SourceIp`?'],
  [[PUT[0]!, 's3:ListAllMyBuckets', 'arn:aws:s3:::artifacts'], '`s3:ListAllMyBuckets` takes no resource'],
  [[PUT[0]!, 'sts:AssumeRole', '*'], 'works on a resource; write its ARN, such as `arn:aws:iam:'],
])('%j cannot be decided', async (argv, message) => {
  const cwd = folderWith(FILES);
  const { code, stdout, stderr } = await leastwise(['can', ...argv], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

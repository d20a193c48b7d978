import { describe, expect, test } from 'vitest';
import { folderWith, leastwise } from './command-line.ts';

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const OBJECTS = 'arn:aws:s3:::invoices/*';
const FILES = {
  'ci.json': policy(
    { Sid: 'Objects', Effect: 'Allow', Action: 's3:*', Resource: OBJECTS },
    {
      Sid: 'Region',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    },
  ),
  'home.json': policy({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::home/${aws:username}/*' }),
  'boundary.json': policy({ Effect: 'Allow', Action: ['s3:*', 'sqs:*'], Resource: '*' }),
  'public.json': policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: OBJECTS }),
  'org.json': policy({
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: OBJECTS,
    Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } },
  }),
  'template.yaml': 'Resources: {Bucket: {Type: AWS::S3::Bucket}}',
  'invalid.json': policy({ Effect: 'Alow', Action: 's3:*', Resource: '*' }),
};

const on = (file: string, action: string, resource: string, ...more: readonly string[]) => [
  ...['--policy', file, '--action', action, '--resource', resource],
  ...more,
];
const ALICE = 'arn:aws:s3:::home/alice/*';
const EU = ['--when', 'StringEquals:aws:RequestedRegion=eu-west-1'];

describe('claims', () => {
  test.each<[string[], string]>([
    [['never', ...on('ci.json', 'iam:*', '*')], 'proved'],
    [['never', ...on('ci.json', 's3:Get*', OBJECTS)], 'refuted'],
    [
      ['never', ...on('ci.json', 's3:Get*', OBJECTS, '--when', 'StringEquals:aws:RequestedRegion=us-east-1')],
      'proved',
    ],
    [['never', ...on('home.json', 's3:GetObject', ALICE)], 'unknown'],
    [
      [
        'never',
        ...on('home.json', 's3:GetObject', ALICE, '--principal', 'arn:aws:iam::111122223333:user/bob'),
      ],
      'proved',
    ],
    [
      [
        'never',
        ...on('home.json', 's3:GetObject', ALICE, '--principal', 'arn:aws:iam::111122223333:user/alice'),
      ],
      'refuted',
    ],
    [['never', ...on('org.json', '*', '*', '--when', 'Null:aws:PrincipalOrgID=true')], 'proved'],
    [['never', ...on('org.json', '*', '*', '--principal', '444455556666')], 'refuted'],
    [['always', ...on('ci.json', 's3:GetObject', OBJECTS)], 'refuted'],
    [['always', ...on('ci.json', 's3:GetObject', OBJECTS, ...EU)], 'proved'],
    [['always', ...on('public.json', 's3:GetObject', OBJECTS)], 'proved'],
    [['no-public', '--policy', 'public.json'], 'refuted'],
    [['no-public', '--policy', 'org.json'], 'proved'],
    [['within', 'boundary.json', '--policy', 'ci.json'], 'proved'],
    [['within', 'ci.json', '--policy', 'boundary.json'], 'refuted'],
  ])('%j: %s', async (argv, verdict) => {
    const cwd = folderWith(FILES);
    const { code, stdout, stderr } = await leastwise(['prove', ...argv, '--format', 'json'], { cwd });
    expect({ code, stderr }).toEqual({ code: verdict === 'proved' ? 0 : 1, stderr: '' });
    const json = JSON.parse(stdout);
    expect(json).toMatchObject({ version: 1, verdict });
    expect('witness' in json).toBe(verdict === 'refuted');
    expect('reason' in json).toBe(verdict === 'unknown');
  });

  test('for people: the request against it, and the statement', async () => {
    const cwd = folderWith(FILES);
    const { stdout } = await leastwise(['prove', 'always', ...on('ci.json', 's3:GetObject', OBJECTS)], {
      cwd,
    });
    expect(stdout).toMatch(/^refuted: .* is not\n? *always allowed\n/s);
    expect(stdout).toContain('e.g. s3:GetObject on arn:aws:s3:::invoices/a: not allowed');
    expect(stdout).toContain('denied by statement 2 `Region`, ci.json:1');
    const never = await leastwise(['prove', 'never', ...on('ci.json', 's3:GetObject', OBJECTS)], { cwd });
    expect(never.stdout).toMatch(/with aws:RequestedRegion\s+eu-west-1: allowed/);
  });
});

describe('what cannot be claimed', () => {
  test.each<[string[], string]>([
    [['nevr', '--policy', 'ci.json'], '`nevr` is not a claim; did you mean `never`?'],
    [['never', ...on('nowhere.json', 's3:*', '*')], 'cannot read `nowhere.json`'],
    [['never', ...on('invalid.json', 's3:*', '*')], '`invalid.json` is not a valid policy, invalid.json:1:'],
    [['never', ...on('template.yaml', 's3:*', '*')], '`template.yaml` is a template'],
    [
      ['never', ...on('ci.json', 's3:GetObjct', '*')],
      '`s3:GetObjct` is not an action; did you mean `s3:GetObject`?',
    ],
    [['never', ...on('ci.json', 'sss:GetObject', '*')], '`sss` is not the prefix of a service'],
    [['never', ...on('ci.json', 's3GetObject', '*')], 'write `service:Action`'],
    [['never', '--policy', 'ci.json', '--resource', '*'], '`--action` is missing'],
    [['never', '--policy', 'ci.json', '--action', '*'], '`--resource` is missing'],
    [['never', '--action', '*', '--resource', '*'], '`--policy` is missing'],
    [['never', ...on('ci.json', '*', '*', '--when', 'StringEqals:a=b')], 'did you mean `StringEquals`?'],
    [['never', ...on('ci.json', '*', '*', '--when', 'aws:SourceIp')], 'write `Operator:key=value`'],
    [['never', ...on('ci.json', '*', '*', '--principal', 'me')], '`me` cannot make a request'],
    [['never', ...on('ci.json', '*', '*', '--policy', 'public.json')], 'say what they are with `--type`'],
    [['no-public', '--policy', 'ci.json'], 'there is no resource policy in `ci.json`'],
    [['within', '--policy', 'ci.json'], 'needs REFERENCE'],
  ])('%j', async (argv, message) => {
    const cwd = folderWith(FILES);
    const { code, stdout, stderr } = await leastwise(['prove', ...argv], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^leastwise: [^\n]*\n$/);
    expect(stderr).toContain(message);
  });
});

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
  'several.yaml':
    'Version: "2012-10-17"\nStatement: {Effect: Allow, Action: "s3:*", Resource: "*"}\n---\nVersion: "2012-10-17"\nStatement: {Effect: Allow, Action: "iam:*", Resource: "*"}\n',
  'template.yaml': 'Resources: {Bucket: {Type: AWS::S3::Bucket}}',
  'invalid.json': policy({ Effect: 'Alow', Action: 's3:*', Resource: '*' }),
};

const on = (file: string, action: string, resource: string, ...more: readonly string[]) => [
  ...['--policy', file, '--action', action, '--resource', resource],
  ...more,
];
const ALICE = 'arn:aws:s3:::home/alice/*';
const EU = ['--when', 'StringEquals:aws:RequestedRegion=eu-west-1'];

describe('claims under all layers', () => {
  const ACCOUNT = 'arn:aws:iam::111122223333';
  const LAYERS = {
    ...FILES,
    'full.json': policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
    'no-users.json': policy({
      Effect: 'Deny',
      Action: 'iam:CreateUser',
      Resource: '*',
      Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } },
    }),
    'placeholder.json': policy({
      Effect: 'Deny',
      Action: 'iam:CreateUser',
      Resource: '*',
      Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::${Account}:role/admin' } },
    }),
    'perimeter.json': policy(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:ResourceAccount': '111122223333' } },
      },
    ),
    'objects.json': policy({ Effect: 'Allow', Action: 's3:*', Resource: OBJECTS }),
    'session.json': policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
    'alice.json': policy({
      Effect: 'Allow',
      Principal: { AWS: `${ACCOUNT}:user/alice` },
      Action: 's3:PutObject',
      Resource: OBJECTS,
    }),
    'key.json': policy({
      Effect: 'Allow',
      Principal: { AWS: `${ACCOUNT}:root` },
      Action: 'kms:*',
      Resource: '*',
    }),
    'rcp.json': policy({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-example' },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    }),
    'endpoint.json': policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }),
  };
  const on = (action: string, resource: string, ...more: readonly string[]) => [
    ...['--action', action, '--resource', resource],
    ...more,
  ];
  const when = (condition: string) => ['--when', condition];
  const SCPS = ['--scp', 'full.json', '--scp', 'no-users.json'];
  const KEY = 'arn:aws:kms:us-east-1:111122223333:key/a';

  test.each<[string, string[], string, object?]>([
    [
      'an SCP spares one role',
      ['never', ...SCPS, ...on('iam:CreateUser', '*')],
      'refuted',
      { principal: expect.stringContaining(':role/admin') },
    ],
    [
      'nobody but that role, whatever identity policies say',
      [
        'never',
        ...SCPS,
        ...on('iam:CreateUser', '*'),
        ...when('ArnNotLike:aws:PrincipalArn=arn:aws:iam::*:role/admin'),
      ],
      'proved',
    ],
    [
      'of one account everybody',
      [
        'never',
        ...SCPS,
        ...on('iam:CreateUser', '*'),
        '--principal',
        '111122223333',
        ...when('ArnNotEquals:aws:PrincipalArn=arn:aws:iam::111122223333:role/admin'),
      ],
      'proved',
    ],
    ['a boundary', ['never', ...SCPS, '--boundary', 'boundary.json', ...on('iam:*', '*')], 'proved'],
    ['a boundary that allows it', ['never', '--boundary', 'boundary.json', ...on('sqs:*', '*')], 'refuted'],
    [
      'a session policy',
      ['never', '--policy', 'objects.json', '--session', 'session.json', ...on('s3:PutObject', '*')],
      'proved',
    ],
    [
      'a resource policy that names the user, past boundary and session policy',
      [
        'never',
        '--policy',
        'full.json',
        '--session',
        'session.json',
        '--resource-policy',
        'alice.json',
        ...on('s3:PutObject', '*'),
      ],
      'refuted',
      { principal: `${ACCOUNT}:user/alice` },
    ],
    [
      'kinds that the files show, with no flag that says them',
      [
        'never',
        '--policy',
        'full.json',
        '--policy',
        'key.json',
        ...on('kms:Decrypt', KEY),
        '--principal',
        '444455556666',
      ],
      'proved',
    ],
    [
      'a key policy that leaves it to the account',
      ['never', '--policy', 'full.json', '--resource-policy', 'key.json', ...on('kms:Decrypt', KEY)],
      'refuted',
      { principal: expect.stringContaining('111122223333') },
    ],
    [
      'a data perimeter of resources',
      [
        'never',
        '--scp',
        'perimeter.json',
        ...on('s3:PutObject', '*'),
        ...when('StringNotEquals:aws:ResourceAccount=111122223333'),
      ],
      'proved',
    ],
    [
      'a data perimeter of resources, within',
      ['never', '--scp', 'perimeter.json', ...on('s3:PutObject', '*')],
      'refuted',
      { resource: expect.stringContaining(':111122223333:') },
    ],
    [
      'an RCP that lets services through',
      [
        'never',
        '--rcp',
        'rcp.json',
        '--resource-policy',
        'public.json',
        ...on('s3:GetObject', OBJECTS),
        ...when('StringNotEquals:aws:PrincipalOrgID=o-example'),
      ],
      'refuted',
      { principal: expect.stringMatching(/amazonaws/) },
    ],
    [
      'an RCP, for all but services',
      [
        'never',
        '--rcp',
        'rcp.json',
        '--resource-policy',
        'public.json',
        ...on('s3:GetObject', OBJECTS),
        ...when('StringNotEquals:aws:PrincipalOrgID=o-example'),
        ...when('BoolIfExists:aws:PrincipalIsAWSService=false'),
      ],
      'proved',
    ],
    [
      'an endpoint',
      ['never', '--policy', 'full.json', '--endpoint', 'endpoint.json', ...on('s3:PutObject', '*')],
      'proved',
    ],
    [
      'within a boundary',
      ['always', '--policy', 'objects.json', '--boundary', 'boundary.json', ...on('s3:PutObject', OBJECTS)],
      'proved',
    ],
    [
      'not within a session policy',
      ['always', '--policy', 'objects.json', '--session', 'session.json', ...on('s3:*', OBJECTS)],
      'refuted',
    ],
    [
      'not under an SCP',
      ['always', '--policy', 'full.json', ...SCPS, ...on('iam:*', '*')],
      'refuted',
      { action: 'iam:CreateUser' },
    ],
    [
      'a variable that decides',
      ['never', '--policy', 'home.json', '--boundary', 'boundary.json', ...on('s3:GetObject', ALICE)],
      'unknown',
    ],
    [
      'a variable that is known',
      [
        'never',
        '--policy',
        'home.json',
        '--boundary',
        'boundary.json',
        ...on('s3:GetObject', ALICE),
        '--principal',
        `${ACCOUNT}:user/alice`,
      ],
      'refuted',
      { principal: `${ACCOUNT}:user/alice` },
    ],
    [
      'a variable that decides, of somebody else',
      [
        'never',
        '--policy',
        'home.json',
        '--boundary',
        'boundary.json',
        ...on('s3:GetObject', ALICE),
        '--principal',
        `${ACCOUNT}:user/bob`,
      ],
      'proved',
    ],
    [
      'a placeholder that something has to fill in, on which it hangs',
      ['never', '--scp', 'placeholder.json', ...on('iam:CreateUser', '*')],
      'unknown',
    ],
    [
      'what no policy governs',
      ['never', '--policy', 'objects.json', '--boundary', 'boundary.json', ...on('sts:*', '*')],
      'refuted',
      { action: expect.stringMatching(/^sts:Get(CallerIdentity|SessionToken)$/) },
    ],
  ])('%s', async (_, argv, verdict, witness) => {
    const cwd = folderWith(LAYERS);
    const { code, stdout, stderr } = await leastwise(['prove', ...argv, '--format', 'json'], { cwd });
    expect({ code, stderr }).toEqual({ code: verdict === 'proved' ? 0 : 1, stderr: '' });
    const json = JSON.parse(stdout);
    expect(json).toMatchObject({ version: 1, verdict, assumed: expect.stringContaining('that ') });
    expect('witness' in json).toBe(verdict === 'refuted');
    if (witness) expect(json.witness).toMatchObject(witness);
  });

  test('says who does it, why it is allowed, and what was taken to hold', async () => {
    const cwd = folderWith(LAYERS);
    const argv = ['never', ...SCPS, ...on('iam:CreateUser', '*'), '--principal', `${ACCOUNT}:role/admin`];
    const { stdout } = await leastwise(['prove', ...argv], { cwd });
    expect(
      stdout.replace(/in \d+ ms/, 'in 1 ms').replace(/catalogue of\s[\d-]+/, 'catalogue of today'),
    ).toMatchInlineSnapshot(`
      "refuted: \`iam:CreateUser\` on \`*\` by \`arn:aws:iam::111122223333:role/admin\` can
          be allowed

          e.g. iam:CreateUser by arn:aws:iam::111122223333:role/admin on
          arn:aws:iam::111122223333:user/example: allowed
          granted by statement 1, full.json:1
          an identity policy allows it

      taken that identity policies allow everything; that resource policies leave it
      to the policies of who calls; that accounts are members of the organization, not
      its management account; that \`FullAWSAccess\` stands beside service control
      policies that allow nothing by themselves; that callers are whoever there is but
      service-linked roles
      found in 1 ms (catalogue of today and actions AWS may add)
      "
    `);
  });

  test('layers are for claims about sets of requests', async () => {
    const cwd = folderWith(LAYERS);
    const { code, stderr } = await leastwise(
      ['prove', 'no-public', '--policy', 'public.json', '--rcp', 'rcp.json'],
      { cwd },
    );
    expect(code).toBe(2);
    expect(stderr).toContain('takes policies of one kind');
  });
});

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

test('a claim about nothing that there is, is told', async () => {
  const argv = ['prove', 'never', ...on('ci.json', 's3:*', 'arn:aws:sqs:*:*:jobs')];
  const { code, stderr } = await leastwise(argv, { cwd: folderWith(FILES) });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining('nothing that `s3:*` names works on `arn:aws:sqs:*:*:jobs`'),
  });
});

describe('what cannot be claimed', () => {
  test.each<[string[], string]>([
    [['nevr', '--policy', 'ci.json'], '`nevr` is not a claim; did you mean `never`?'],
    [['never', ...on('nowhere.json', 's3:*', '*')], 'cannot read `nowhere.json`'],
    [['never', ...on('invalid.json', 's3:*', '*')], '`invalid.json` is not a valid policy, invalid.json:1:'],
    [['never', ...on('template.yaml', 's3:*', '*')], '`template.yaml` is a template'],
    [
      ['never', ...on('several.yaml', 'iam:*', '*')],
      'cannot read all of `several.yaml:3:1`: of several YAML',
    ],
    [['always', ...on('several.yaml', 's3:*', '*')], 'cannot read all of `several.yaml:3:1`'],
    [['within', 'ci.json', '--policy', 'several.yaml'], 'cannot read all of `several.yaml:3:1`'],
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
    [
      ['never', ...on('ci.json', '*', '*', '--when', 'StringEquals:aws:PrincipleOrgID=o')],
      'did you mean `aws:PrincipalOrgID`?',
    ],
    [['never', ...on('ci.json', '*', 'invoices/*')], '`invoices/*` is not a resource'],
    [['never', ...on('ci.json', 's3:*', 'arn:aws:s3::invoices/*')], 'mind the number of colons'],
    [['never', ...on('ci.json', '*', '*', '--principal', 'me')], '`me` cannot make a request'],
    [['within', 'public.json', '--policy', 'ci.json'], 'say what they are with `--type`'],
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

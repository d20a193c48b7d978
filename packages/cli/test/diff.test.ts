import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, leastwise } from './command-line.ts';

const policy = (...statements: readonly string[]) =>
  `{\n  "Version": "2012-10-17",\n  "Statement": [\n    ${statements.join(',\n    ')}\n  ]\n}\n`;
const READ =
  '{"Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*"}';
const WRITE =
  '{"Sid": "Write", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::invoices/*"}';

const FILES = {
  'read.json': policy(READ),
  'both.json': policy(READ, WRITE),
  'write.json': policy(WRITE),
  'same.yaml': `Version: "2012-10-17"\nStatement:\n  - {Effect: Allow, Action: [S3:getobject], Resource: ["arn:aws:s3:::invoices/*"]}\n`,
};

test('what differs only in what AWS may add, is told as that', async () => {
  const cwd = folderWith({
    'apart.json': policy(
      READ,
      '{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::invoices"}',
    ),
    'together.json': policy(
      '{"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws:s3:::invoices", "arn:aws:s3:::invoices/*"]}',
    ),
  });
  const { code, stdout } = await leastwise(['diff', 'apart.json', 'together.json'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('of what exists today nothing that differs was found: AWS would have to add');
  expect(stdout).toContain('+ s3:ListBucket   on arn:aws:s3:::invoices/* (not today: AWS may add it)');
  const listed = (await leastwise(['diff', 'read.json', 'both.json'], { cwd: folderWith(FILES) })).stdout;
  expect(listed).not.toContain('exists today');
});

describe('two files of Terraform', () => {
  const role = (action: string) =>
    `resource "aws_iam_user_policy" "one" {\n  user = "alice"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })\n}\n`;
  const files = {
    'old.tf': role('s3:*'),
    'new.tf': role('s3:GetObject'),
    'a/main.tf': role('s3:*'),
    'b/main.tf': role('s3:GetObject'),
  };

  test('of one folder are one module, and not compared', async () => {
    const { code, stderr } = await leastwise(['diff', 'old.tf', 'new.tf'], { cwd: folderWith(files) });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'leastwise: `old.tf` and `new.tf` are parts of one Terraform module, which is read as a whole; give two folders, or compare with a commit by --since\n',
    });
  });

  test.each([
    ['a/main.tf', 'b/main.tf', 'narrower'],
    ['b', 'a', 'broader'],
    ['a/main.tf', 'a/main.tf', 'equivalent'],
  ])('%s and %s: %s', async (before, after, verdict) => {
    const { stdout } = await leastwise(['diff', before, after, '--format', 'json'], {
      cwd: folderWith(files),
    });
    expect(JSON.parse(stdout)).toMatchObject({ verdict });
  });
});

describe('two documents', () => {
  test.each([
    ['read.json', 'same.yaml', 'equivalent', 0],
    ['read.json', 'read.json', 'equivalent', 0],
    ['both.json', 'read.json', 'narrower', 0],
    ['read.json', 'both.json', 'broader', 1],
    ['read.json', 'write.json', 'incomparable', 1],
  ])('%s and %s: %s', async (before, after, verdict, code) => {
    const cwd = folderWith(FILES);
    const ran = await leastwise(['diff', before, after, '--format', 'json'], { cwd });
    expect(ran).toMatchObject({ code, stderr: '' });
    const json = JSON.parse(ran.stdout);
    expect(json).toMatchObject({ version: 1, verdict });
    expect(json.gained.length > 0).toBe(verdict === 'broader' || verdict === 'incomparable');
    expect(json.lost.length > 0).toBe(verdict === 'narrower' || verdict === 'incomparable');
  });

  test('what was gained has a request, and the statement that grants it', async () => {
    const cwd = folderWith(FILES);
    const { stdout } = await leastwise(['diff', 'read.json', 'both.json', '--format', 'json'], { cwd });
    const [gain] = JSON.parse(stdout).gained;
    expect(gain).toMatchObject({
      request: { action: 's3:PutObject', resource: expect.stringMatching(/^arn:aws:s3:::invoices\//) },
      statement: {
        index: 1,
        sid: 'Write',
        policy: 'both.json',
        location: { file: 'both.json', startLine: 5 },
      },
      universe: 'catalogue',
    });
  });

  test('for people', async () => {
    const cwd = folderWith(FILES);
    const { stdout } = await leastwise(['diff', 'read.json', 'write.json', '--color', 'never'], {
      cwd,
      terminal: 120,
    });
    expect(stdout.replace(/in \d+ ms.*/s, '')).toBe(
      [
        'incomparable: the new side allows requests that the old one does not, and no longer others that it did',
        '',
        '  + s3:PutObject   on arn:aws:s3:::invoices/*',
        '      granted by statement 1 `Write`, write.json:4',
        '      e.g. s3:PutObject on arn:aws:s3:::invoices/a',
        '',
        '  - s3:GetObject   on arn:aws:s3:::invoices/*',
        '      no longer granted: statement 1 `Read`, read.json:4',
        '      e.g. s3:GetObject on arn:aws:s3:::invoices/a',
        '',
        'proved over all requests ',
      ].join('\n'),
    );
  });

  test('one may come from standard input', async () => {
    const cwd = folderWith(FILES);
    const ran = await leastwise(['diff', 'read.json', '-'], { cwd, stdin: FILES['both.json'] });
    expect(ran.code).toBe(1);
    expect(await leastwise(['diff', '-', '-'], { cwd })).toMatchObject({ code: 2, stdout: '' });
  });

  test('what only denies is compared beside what it takes from', async () => {
    const deny = (regions: string) =>
      policy(
        `{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": ${regions}}}}`,
      );
    const cwd = folderWith({ 'a.json': deny('["eu-west-1"]'), 'b.json': deny('["eu-west-1", "us-east-1"]') });
    const ran = await leastwise(['diff', 'a.json', 'b.json', '--type', 'scp', '--format', 'json'], { cwd });
    expect(ran.code).toBe(1);
    const [gain] = JSON.parse(ran.stdout).gained;
    expect(gain.request.context).toEqual({ 'aws:RequestedRegion': 'us-east-1' });
    expect(gain.deniedBy).toMatchObject({ index: 0, location: { file: 'a.json' } });
    expect((await leastwise(['diff', 'b.json', 'a.json', '--type', 'scp'], { cwd })).code).toBe(0);
  });

  test('an account that is named leaves the decision to its identity policies, which is said', async () => {
    const trust = (...principals: string[]) =>
      policy(
        `{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": ${JSON.stringify(principals)}}}`,
      );
    const root = 'arn:aws:iam::111122223333:root';
    const cwd = folderWith({
      'a.json': trust(root),
      'b.json': trust(root, 'arn:aws:iam::111122223333:user/bob'),
    });
    const ran = await leastwise(['diff', 'a.json', 'b.json', '--type', 'trust'], { cwd });
    expect(ran.code).toBe(0);
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain(
      'equivalent: both allow the same requests compared as if the identity policies of accounts that are named as a whole allow the same',
    );
    const same = await leastwise(['diff', 'a.json', 'a.json', '--type', 'trust'], { cwd });
    expect(same.stdout).not.toContain('compared as if');
  });
});

describe('what cannot be compared ends with 2 and says where', () => {
  test.each([
    [['diff', 'read.json', 'nowhere.json'], 'cannot read `nowhere.json`'],
    [['diff', 'read.json', 'broken.json'], 'cannot parse `broken.json:1:'],
    [['diff', 'read.json', 'effect.json'], '`effect.json` is not a valid policy, effect.json:4:'],
    [['diff', 'effect.json', 'effect.json'], '`effect.json` is not a valid policy'],
    [['diff', 'read.json', 'other.json'], '`other.json` is not a policy'],
    [['diff', 'read.json', 'scp.json'], 'say what both are with `--type`'],
    [['diff', 'read.json', 'folder'], 'give two files or two folders'],
    [['diff', 'read.json'], 'needs OLD and NEW'],
    [['diff', '--since', 'main'], '`main` is not a commit'],
  ])('%j', async (argv, message) => {
    const cwd = folderWith({
      ...FILES,
      'broken.json': '{"Version": ',
      'effect.json': policy(READ.replace('Allow', 'Alow')),
      'other.json': '{"a": 1}',
      'scp.json': policy(READ),
      'folder/read.json': policy(READ),
    });
    const { code, stdout, stderr } = await leastwise(argv, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^leastwise: [^\n]*\n$/);
    expect(stderr).toContain(message);
  });
});

const template = (properties: string, more = '') => `Resources:
  Bucket: {Type: AWS::S3::Bucket}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
      ${properties}
${more}`;
const inline = (action: string, resource: string) =>
  `Policies: [{PolicyName: p, PolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Action: "${action}", Resource: ${resource}}}}]`;
const BUCKET = '!Sub "${Bucket.Arn}/*"';

describe('Terraform', () => {
  const module = (action: string) => `
    module "role" {
      source = "./role"
      policy = templatefile("\${path.module}/policy.tftpl", { action = "${action}" })
    }`;
  const FILES_OF_MODULE = {
    'infra/main.tf': module('s3:GetObject'),
    'infra/policy.tftpl':
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "${action}", "Resource": "*"}]}',
    'infra/role/main.tf': `
      variable "policy" {}
      resource "aws_iam_role" "r" {
        assume_role_policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
        })
      }
      resource "aws_iam_role_policy" "p" {
        role   = aws_iam_role.r.id
        policy = var.policy
      }`,
    'other/main.tf': 'resource "aws_iam_user" "u" {}',
  };

  test.each([
    ['nothing', 'infra/main.tf', FILES_OF_MODULE['infra/main.tf'], 'equivalent', 0],
    ['an argument', 'infra/main.tf', module('s3:*'), 'broader', 1],
    [
      'a template',
      'infra/policy.tftpl',
      FILES_OF_MODULE['infra/policy.tftpl'].replace('Allow', 'Deny'),
      'narrower',
      0,
    ],
    [
      'a module',
      'infra/role/main.tf',
      FILES_OF_MODULE['infra/role/main.tf'].replace('lambda', 'ec2'),
      'incomparable',
      1,
    ],
    [
      'a new module',
      'new/main.tf',
      FILES_OF_MODULE['infra/role/main.tf'].replace(
        'var.policy',
        'jsonencode({Version = "2012-10-17", Statement = [{Effect = "Allow", Action = "s3:*", Resource = "*"}]})',
      ),
      'broader',
      1,
    ],
  ])('what a branch changes: %s', async (_, file, text, verdict, code) => {
    const cwd = folderWith(FILES_OF_MODULE);
    const git = (...args: readonly string[]) => spawnSync('git', args, { cwd });
    git('init', '-q');
    git('add', '.');
    git('-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit', '-qm', 'x');
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
    const ran = await leastwise(['diff', '--since', 'HEAD', '--format', 'json'], { cwd });
    expect(ran).toMatchObject({ code, stderr: '' });
    const json = JSON.parse(ran.stdout);
    expect(json.verdict).toBe(verdict);
    for (const { statement } of json.gained) expect(statement.location.file).toMatch(/^(infra|new)\//);
    for (const { statement } of json.lost) expect(statement.location.file).toMatch(/^HEAD:infra\//);
  });

  test('a syntax error is told with its place', async () => {
    const cwd = folderWith({ 'a/main.tf': 'resource "aws_iam_role" "r" {\n  name = \n', 'b/main.tf': '' });
    const ran = await leastwise(['diff', 'b', 'a'], { cwd });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('a/main.tf:');
  });
});

describe('templates', () => {
  test.each([
    [
      'the same unresolved value',
      inline('s3:GetObject', BUCKET),
      inline('s3:GetObject', BUCKET),
      'equivalent',
    ],
    ['an action more', inline('s3:GetObject', BUCKET), inline('s3:Get*', BUCKET), 'broader'],
    [
      'another bucket',
      inline('s3:GetObject', BUCKET),
      inline('s3:GetObject', 'arn:aws:s3:::b/*'),
      'incomparable',
    ],
    [
      'a managed policy attached',
      inline('s3:GetObject', '"*"'),
      `${inline('s3:GetObject', '"*"')}\n      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]`,
      'broader',
    ],
    [
      'a managed policy that adds nothing',
      inline('s3:*', '"*"').replace('s3:*', '*'),
      `${inline('*', '"*"')}\n      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess]`,
      'equivalent',
    ],
    [
      'a policy from elsewhere attached',
      inline('s3:GetObject', '"*"'),
      `${inline('s3:GetObject', '"*"')}\n      ManagedPolicyArns: [arn:aws:iam::111122223333:policy/elsewhere]`,
      'unknown',
    ],
  ])('%s', async (_, before, after, verdict) => {
    const cwd = folderWith({ 'old.yaml': template(before), 'new.yaml': template(after) });
    const ran = await leastwise(['diff', 'old.yaml', 'new.yaml', '--format', 'json'], { cwd });
    expect(ran.stderr).toBe('');
    expect(JSON.parse(ran.stdout).verdict).toBe(verdict);
    expect(ran.code).toBe(verdict === 'equivalent' ? 0 : 1);
  });

  const conditional = (prod: string, dev: string, condition = 'prod') =>
    `Parameters: {Env: {Type: String}}\nConditions: {IsProd: !Equals [!Ref Env, ${condition}]}\n${template(
      inline('ACTION', '"*"').replace('"ACTION"', `!If [IsProd, "${prod}", "${dev}"]`),
    )}`;
  const guarded = (guard: string) =>
    `Parameters: {Env: {Type: String}}\nConditions: {IsProd: !Equals [!Ref Env, prod], IsDev: !Not [!Condition IsProd]}\n${template(
      inline('s3:GetObject', '"*"'),
    ).replace('    Type: AWS::IAM::Role', `    Type: AWS::IAM::Role\n${guard}`)}`;
  const when = (name: string) => `    Condition: ${name}`;

  test.each([
    ['nothing changed', conditional('s3:*', 's3:Get*'), conditional('s3:*', 's3:Get*'), 'equivalent'],
    ['one branch', conditional('s3:*', 's3:Get*'), conditional('s3:*', 's3:*'), 'broader'],
    ['the other branch', conditional('s3:*', 's3:Get*'), conditional('s3:Get*', 's3:Get*'), 'narrower'],
    ['branches swapped', conditional('s3:*', 's3:Get*'), conditional('s3:Get*', 's3:*'), 'incomparable'],
    [
      'another meaning of the condition',
      conditional('s3:*', 's3:Get*'),
      conditional('s3:*', 's3:Get*', 'dev'),
      'incomparable',
    ],
    ['a role that is there more often', guarded(when('IsProd')), guarded(''), 'broader'],
    ['a role that is there less often', guarded(''), guarded(when('IsProd')), 'narrower'],
    ['a role that is there elsewhere', guarded(when('IsProd')), guarded(when('IsDev')), 'incomparable'],
  ])('conditions: %s', async (_, before, after, verdict) => {
    const cwd = folderWith({ 'old.yaml': before, 'new.yaml': after });
    const { stdout } = await leastwise(['diff', 'old.yaml', 'new.yaml', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout).verdict).toBe(verdict);
  });

  test('a part that is not analysed on the new side leaves the answer open', async () => {
    const macro = 'Transform: SomeMacro\n';
    const cwd = folderWith({
      'old.yaml': template(inline('s3:GetObject', '"*"')),
      'new.yaml': macro + template(inline('s3:GetObject', '"*"')),
    });
    const gained = await leastwise(['diff', 'old.yaml', 'new.yaml'], { cwd });
    expect(gained.code).toBe(1);
    expect(gained.stdout).toMatch(/^unknown: .*\n.*SomeMacro/s);
    expect((await leastwise(['diff', 'new.yaml', 'new.yaml'], { cwd })).code).toBe(0);
  });
});

test('folders are compared file by file', async () => {
  const cwd = folderWith({
    'old/a.json': policy(READ),
    'old/b.json': policy(WRITE),
    'new/a.json': policy(READ),
    'new/c/d.json': policy(WRITE),
  });
  const { code, stdout } = await leastwise(['diff', 'old', 'new', '--format', 'json'], { cwd });
  expect(code).toBe(1);
  const { verdict, gained, lost } = JSON.parse(stdout);
  expect(verdict).toBe('incomparable');
  expect(gained[0].statement.location.file).toBe('new/c/d.json');
  expect(lost[0].statement.location.file).toBe('old/b.json');
});

test('a commit of git is the old side', async () => {
  const cwd = folderWith({
    'sub/a.json': policy(READ),
    'sub/gone.json': policy(WRITE),
    'b.json': policy(READ),
  });
  const git = (...args: readonly string[]) =>
    expect(
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd }).status,
    ).toBe(0);
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  const since = (...more: readonly string[]) =>
    leastwise(['diff', '--since', 'HEAD', '--format', 'json', ...more], { cwd });
  writeFileSync(join(cwd, 'sub/a.json'), policy(READ, WRITE));
  const changed = await since();
  expect(changed.code).toBe(1);
  expect(JSON.parse(changed.stdout)).toMatchObject({
    verdict: 'broader',
    gained: [{ statement: { location: { file: 'sub/a.json' } } }],
  });
  rmSync(join(cwd, 'sub/gone.json'));
  const gone = JSON.parse((await since()).stdout);
  expect(gone.lost[0].statement.location.file).toBe('HEAD:sub/gone.json');
  expect((await since('b.json')).code).toBe(0);
});

import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { expect, test } from 'vitest';
import { folderWith, leastwise } from './command-line.ts';

const REDUNDANT = `# invoices
Version: "2012-10-17"
Statement:
  - Sid: Invoices
    Effect: Allow
    Action:
      - s3:GetObject # one
      - s3:Get*      # all
    Resource: arn:aws:s3:::invoices/*
`;
const FIXED = REDUNDANT.replace('      - s3:GetObject # one\n', '');
const TYPO = REDUNDANT.replace('s3:GetObject', 's3:GetObjct').replace('s3:Get*     ', 's3:PutObject');

const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:Get*'], Resource: 'arn:aws:s3:::invoices/*' }],
};

const json = (text: string) => JSON.parse(text);

test('fixes what is proved to change nothing, and says so', async () => {
  const cwd = folderWith({ 'policy.yaml': REDUNDANT });
  const { code, stdout } = await leastwise(['scan', '--fix', '--fail-on', 'suggestion'], { cwd });
  expect(readFileSync(join(cwd, 'policy.yaml'), 'utf8')).toBe(FIXED);
  expect(stdout).toContain('Fixed:\n  - policy.yaml:7: redundant-action: remove `s3:GetObject` (equivalent)');
  expect(stdout).toContain('Fixed 1 finding in 1 file: 1 equivalent.');
  expect(code).toBe(0);
  expect(readdirSync(cwd)).toEqual(['policy.yaml']);

  const again = await leastwise(['scan', '--fix'], { cwd });
  expect(again.stdout).toContain('Nothing was fixed.');
  expect(readFileSync(join(cwd, 'policy.yaml'), 'utf8')).toBe(FIXED);
});

test('a dry run prints a diff, writes nothing, and judges what is there', async () => {
  const cwd = folderWith({ 'policy.yaml': REDUNDANT });
  const { code, stdout, stderr } = await leastwise(
    ['scan', '--fix', '--dry-run', '--fail-on', 'suggestion'],
    { cwd },
  );
  expect(readFileSync(join(cwd, 'policy.yaml'), 'utf8')).toBe(REDUNDANT);
  expect(stdout).toContain('--- a/policy.yaml\n+++ b/policy.yaml\n');
  expect(stdout).toContain('-      - s3:GetObject # one\n');
  expect(applyPatch(REDUNDANT, stdout)).toBe(FIXED);
  expect(stderr).toContain('Would fix 1 finding in 1 file: 1 equivalent.');
  expect(code).toBe(1);
});

test('what changes behaviour is applied only when asked for, with what is gained', async () => {
  const cwd = folderWith({ 'policy.yaml': TYPO });
  const careful = await leastwise(['scan', '--fix'], { cwd });
  expect(readFileSync(join(cwd, 'policy.yaml'), 'utf8')).toBe(TYPO);
  expect(careful.stdout.replace(/\s+/g, ' ')).toContain('Nothing was fixed. 1 proved fix not asked for.');
  expect(careful.code).toBe(1);

  const { code, stdout } = await leastwise(['scan', '--fix=typos'], { cwd });
  expect(readFileSync(join(cwd, 'policy.yaml'), 'utf8')).toBe(TYPO.replace('GetObjct', 'GetObject'));
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    '(changes behaviour: gains s3:GetObject on arn:aws:s3:::invoices/a',
  );
  expect(code).toBe(0);
});

test('a plain scan says which findings may be fixed, and proves nothing', async () => {
  const cwd = folderWith({ 'policy.yaml': REDUNDANT });
  const { stdout } = await leastwise(['scan'], { cwd });
  expect(stdout).toContain('= edit: remove `s3:GetObject` (with `--fix`, once proved equivalent)');
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    '1 finding may be fixed: see `leastwise scan --fix --dry-run`.',
  );
});

test('JSON says what was applied, and what was not', async () => {
  const cwd = folderWith({ 'a.yaml': REDUNDANT, 'b.yaml': TYPO });
  const { stdout } = await leastwise(['scan', '--fix', '--format', 'json'], { cwd });
  const { fixing, findings } = json(stdout);
  expect(fixing).toMatchObject({
    dryRun: false,
    applied: [
      {
        check: 'redundant-action',
        title: 'remove `s3:GetObject`',
        effect: 'equivalent',
        location: { file: 'a.yaml', startLine: 7 },
      },
    ],
    refused: [{ check: 'unknown-action', code: 'not-chosen', reason: 'it is applied with `--fix=typos`' }],
  });
  expect(findings).toMatchObject([
    {
      check: 'unknown-action',
      fixes: [{ effect: 'changes-behaviour', gained: { action: 's3:GetObject' } }],
      proposals: [{ effect: 'changes-behaviour' }],
    },
  ]);
  const dry = json(
    (await leastwise(['scan', '--fix=typos', '--dry-run', '--format', 'json'], { cwd })).stdout,
  );
  expect(dry.fixing.diff).toContain('+      - s3:GetObject # one');
});

test('the file keeps its line ends, its mark and its mode, and a link leads where it led', async () => {
  const windows = `\ufeff${REDUNDANT.replaceAll('\n', '\r\n')}`;
  const cwd = folderWith({ 'real/policy.yaml': windows });
  chmodSync(join(cwd, 'real/policy.yaml'), 0o640);
  symlinkSync('real/policy.yaml', join(cwd, 'link.yaml'));
  await leastwise(['scan', '--fix', 'link.yaml'], { cwd });
  expect(readFileSync(join(cwd, 'real/policy.yaml'), 'utf8')).toBe(`\ufeff${FIXED.replaceAll('\n', '\r\n')}`);
  expect(statSync(join(cwd, 'real/policy.yaml')).mode & 0o777).toBe(0o640);
  expect(readdirSync(cwd).sort()).toEqual(['link.yaml', 'real']);
});

test('a file that is not in UTF-8 is refused, and left as it is', async () => {
  const cwd = folderWith({});
  const bytes = Buffer.from(`\ufeff${REDUNDANT}`, 'utf16le');
  writeFileSync(join(cwd, 'policy.yaml'), bytes);
  const { code, stderr } = await leastwise(['scan', '--fix', 'policy.yaml'], { cwd });
  expect(stderr).toContain('UTF-16');
  expect(code).toBe(2);
  expect(readFileSync(join(cwd, 'policy.yaml')).equals(bytes)).toBe(true);
});

test('what is suppressed or in the baseline is not fixed', async () => {
  const quiet = REDUNDANT.replace(
    '      - s3:GetObject # one',
    '      # leastwise: ignore[redundant-action] people read it\n      - s3:GetObject # one',
  );
  const cwd = folderWith({ 'policy.yaml': quiet });
  await leastwise(['scan', '--fix'], { cwd });
  expect(readFileSync(join(cwd, 'policy.yaml'), 'utf8')).toBe(quiet);
});

test('overlapping fixes are made one after the other', async () => {
  const policy = `Version: "2012-10-17"
Statement:
  Effect: Allow
  Action: [s3:GetObjct, s3:GetObject, s3:PutObjectt, s3:Put*]
  Resource: arn:aws:s3:::invoices/*
`;
  const cwd = folderWith({ 'policy.yaml': policy });
  const { stdout } = await leastwise(['scan', '--fix=typos', '--format', 'json'], { cwd });
  expect(readFileSync(join(cwd, 'policy.yaml'), 'utf8')).toBe(
    policy.replace('[s3:GetObjct, s3:GetObject, s3:PutObjectt, s3:Put*]', '[s3:GetObject, s3:Put*]'),
  );
  expect(json(stdout).findings).toEqual([]);
});

test('standard input can be looked at, not written', async () => {
  const refused = await leastwise(['scan', '--fix', '-'], { stdin: REDUNDANT });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('standard input is none');
  const { stdout } = await leastwise(['scan', '--fix', '--dry-run', '-'], { stdin: REDUNDANT });
  expect(applyPatch(REDUNDANT, stdout)).toBe(FIXED);
  const alone = await leastwise(['scan', '--dry-run'], { stdin: REDUNDANT });
  expect(alone.stderr).toContain('`--dry-run` shows what `--fix` would do');
});

test('an effect that there is none of is told', async () => {
  const { code, stderr } = await leastwise(['scan', '--fix=narrowr'], {});
  expect(code).toBe(2);
  expect(stderr).toContain('did you mean `narrower`?');
});

test('what a tool writes anew is left, and that is said', async () => {
  const template = JSON.stringify({
    Resources: {
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: POLICY },
        Metadata: { 'aws:cdk:path': 'Stack/Policy/Resource' },
      },
      CDKMetadata: { Type: 'AWS::CDK::Metadata', Properties: { Analytics: 'v2' } },
    },
  });
  const cwd = folderWith({ 'Stack.template.json': template });
  const { stdout } = await leastwise(['scan', '--fix'], { cwd });
  expect(readFileSync(join(cwd, 'Stack.template.json'), 'utf8')).toBe(template);
  expect(stdout.replace(/\s+/g, ' ')).toContain('a tool writes this file anew; mend what it is made from');
});

const STATEMENT = `
data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject", "s3:Get*"] # all
    resources = ["arn:aws:s3:::invoices/*"]
  }
}
`;
const POLICY_IN_HCL = `
resource "aws_iam_policy" "read" {
  policy = data.aws_iam_policy_document.read.json
}
`;

test('of a module of Terraform, the file that holds the policy is fixed', async () => {
  const cwd = folderWith({ 'app/main.tf': POLICY_IN_HCL, 'app/policies.tf': STATEMENT });
  const { stdout } = await leastwise(['scan', '--fix', 'app'], { cwd });
  expect(stdout).toContain('app/policies.tf:4: redundant-action: remove `s3:GetObject` (equivalent)');
  expect(readFileSync(join(cwd, 'app/policies.tf'), 'utf8')).toBe(STATEMENT.replace('"s3:GetObject", ', ''));
  expect(readFileSync(join(cwd, 'app/main.tf'), 'utf8')).toBe(POLICY_IN_HCL);
  const again = await leastwise(['scan', '--fix', 'app'], { cwd });
  expect(again.stdout).toContain('Nothing was fixed.');
});

test('statements that are added name a resource that `count` makes once', async () => {
  const topic = (count: number) => `
resource "aws_sns_topic" "t" {
  count = ${count}
  name  = "t"
}

resource "aws_sns_topic_policy" "t" {
  arn    = aws_sns_topic.t[0].arn
  policy = data.aws_iam_policy_document.t.json
}

data "aws_iam_policy_document" "t" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.t[0].arn]

    principals {
      type        = "AWS"
      identifiers = ["111122223333"]
    }
  }
}
`;
  const cwd = folderWith({ 'once/main.tf': topic(1), 'twice/main.tf': topic(2) });
  const { stdout } = await leastwise(['scan', '--fix=narrower', '--check', 'tls-not-required', '.'], { cwd });
  expect(stdout).toContain('once/main.tf:12: tls-not-required: deny requests without TLS (narrower');
  expect(readFileSync(join(cwd, 'once/main.tf'), 'utf8')).toContain(
    '    resources = [aws_sns_topic.t[0].arn]\n\n    principals {\n      type        = "*"',
  );
  expect(readFileSync(join(cwd, 'twice/main.tf'), 'utf8')).toBe(topic(2));
});

test('what `terraform init` fetched is left', async () => {
  const modules = {
    Modules: [{ Key: 'far', Source: 'registry.terraform.io/a/far/aws', Dir: '.terraform/modules/far' }],
  };
  const fetched = '.terraform/modules/far/main.tf';
  const cwd = folderWith({
    'main.tf': 'module "far" {\n  source = "a/far/aws"\n}\n',
    '.terraform/modules/modules.json': JSON.stringify(modules),
    [fetched]: POLICY_IN_HCL + STATEMENT,
  });
  const { stdout } = await leastwise(['scan', '--fix', '.'], { cwd });
  expect(stdout).toContain(`${fetched}:8: redundant-action`);
  expect(readFileSync(join(cwd, fetched), 'utf8')).toBe(POLICY_IN_HCL + STATEMENT);
});

test('a module that several others call is left, and that is said', async () => {
  const call = 'module "read" {\n  source = "../read"\n}\n\nprovider "aws" {}\n';
  const cwd = folderWith({ 'a/main.tf': call, 'b/main.tf': call, 'read/main.tf': POLICY_IN_HCL + STATEMENT });
  const { stdout } = await leastwise(['scan', '--fix', '.'], { cwd });
  expect(readFileSync(join(cwd, 'read/main.tf'), 'utf8')).toBe(POLICY_IN_HCL + STATEMENT);
  expect(stdout).toContain('Nothing was fixed.');
  expect(stdout.replace(/\s+/g, ' ')).toContain('remove `s3:GetObject`: other modules use the file as well');
});

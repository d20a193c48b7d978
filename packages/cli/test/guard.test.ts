import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { SourceText } from '@leastwise/core';
import { expect, test } from 'vitest';
import { findGuard } from '../src/guard/find-guard.ts';
import { folderWith, leastwise, parseYaml } from './command-line.ts';

const RULES = `let roles = Resources.*[ Type == "AWS::IAM::Role" ]
let buckets = Resources.*[ Type == "AWS::S3::Bucket" ]

rule bucket_encryption when %buckets !empty {
  %buckets.Properties.BucketEncryption exists <<
    [S3.1]: buckets are encrypted
    [FIX]: set BucketEncryption
  >>
}

rule no_wildcard_actions when %roles !empty {
  %roles.Properties.Policies[*].PolicyDocument.Statement[*] {
    Action != /\\*/
    Effect == "Deny" or
    Effect == "Permit"
  }
}

rule is_ours(resource) {
  %resource.Properties.RoleName == /^app-/
}

rule role_names when %roles !empty {
  is_ours(%roles)
}

rule needs_no_wildcards {
  no_wildcard_actions
}

rule holds {
  Resources exists
}

rule not_for_this when Resources.Topic exists {
  Resources.Topic.Properties exists
}
`;

const TEMPLATE = `Resources:
  Invoices:
    Type: AWS::S3::Bucket
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub "x-\${AWS::StackName}"
      AssumeRolePolicyDocument: &trust
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumeRole
      Policies:
        - PolicyName: reads
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: s3:Get*
                Resource: !Join ["", ["arn:aws:s3:::", !Ref Invoices, /*]]
`;

interface Found {
  readonly check: string;
  readonly severity: string;
  readonly basis: string;
  readonly message: string;
  readonly label?: string;
  readonly fix: string;
  readonly location: { readonly file: string; readonly startLine: number; readonly startColumn: number };
}

/** The findings of Guard rules, and the summary. */
async function scan(
  files: Record<string, string>,
  flags: string[] = ['--guard', 'rules'],
  paths: string[] = ['.'],
) {
  const cwd = folderWith({ 'rules/team.guard': RULES, ...files });
  const { code, stdout, stderr } = await leastwise(['scan', ...paths, '--format', 'json', ...flags], { cwd });
  if (stdout === '') return { code, stderr, found: [], all: 0 };
  const { findings, suppressed, summary } = JSON.parse(stdout);
  const found = (findings as Found[]).filter(({ check }) => check.startsWith('guard:'));
  return { code, stderr, found, suppressed, all: summary.findings, bySeverity: summary.bySeverity };
}

/** The text that a finding marks. */
function marked(text: string, { location }: Found): string {
  return new SourceText('t', text).line(location.startLine).slice(location.startColumn - 1);
}

test('each clause that is not met is a finding at what it is about', async () => {
  const { code, found, bySeverity } = await scan({ 'template.yaml': TEMPLATE });
  expect(code).toBe(1);
  expect(found.map((one) => [one.check, marked(TEMPLATE, one), one.message, one.basis])).toEqual([
    [
      'guard:needs_no_wildcards',
      'Resources:',
      'the rule `needs_no_wildcards` asks for `the rule no_wildcard_actions`',
      'proved',
    ],
    ['guard:bucket_encryption', 'Invoices:', '[S3.1]: buckets are encrypted', 'proved'],
    [
      'guard:role_names',
      '"x-${AWS::StackName}"',
      'the rule `role_names` asks for `%resource[*].Properties.RoleName EQUALS "/^app-/"`',
      'unknown',
    ],
    [
      'guard:no_wildcard_actions',
      'Allow',
      'the rule `no_wildcard_actions` asks for `Effect EQUALS "Deny" or Effect EQUALS "Permit"`',
      'proved',
    ],
    [
      'guard:no_wildcard_actions',
      's3:Get*',
      'the rule `no_wildcard_actions` asks for `Action not EQUALS "/\\*/"`',
      'proved',
    ],
  ]);
  expect(found[1]).toMatchObject({
    severity: 'error',
    category: 'guard',
    label: 'asked for: `%buckets[*].Properties.BucketEncryption EXISTS`',
    why: 'the rule `bucket_encryption` of `rules/team.guard` asks for it',
    fix: 'set BucketEncryption',
    location: { file: 'template.yaml', startLine: 2, startColumn: 3 },
  });
  expect(bySeverity.error).toBe(found.length);
});

test('what is said where a rule with parameters is called is said of its clauses', async () => {
  const rules = `rule check(role) {
  %role {
    Path exists
    Path is_string
    RoleName == /^app-/ <<another>>
  }
}

rule roles {
  check(Resources.Role.Properties) <<
    [T.1]: roles are ours
    [FIX]: give them our path
  >>
}
`;
  const { found } = await scan({ 'template.yaml': TEMPLATE, 'a.guard': rules }, ['--guard', 'a.guard']);
  // Both clauses about the path are one finding: there is nothing else to say of the second.
  expect(found).toMatchObject([
    { message: '[T.1]: roles are ours', fix: 'give them our path', label: 'asked for: `Path EXISTS`' },
    { message: 'another', fix: 'change the template so that the rule `roles` holds' },
  ]);
});

test('the same failures as cfn-guard itself finds', async () => {
  const cwd = folderWith({ 'team.guard': RULES, 'template.json': JSON.stringify(parseYaml(TEMPLATE)) });
  const program = findGuard([import.meta.url]);
  const flags = ['--structured', '--output-format', 'json', '--show-summary', 'none'];
  let output = '';
  try {
    execFileSync(program, ['validate', '--rules', 'team.guard', '--data', 'template.json', ...flags], {
      cwd,
    });
  } catch (error) {
    output = String((error as { stdout: Buffer }).stdout);
  }
  const [report] = JSON.parse(output);
  const theirs = report.not_compliant.map(({ Rule }: { Rule: { name: string } }) => `guard:${Rule.name}`);
  const { stdout } = await leastwise(['scan', 'template.json', '--guard', 'team.guard', '-f', 'json'], {
    cwd,
  });
  const ours = JSON.parse(stdout).findings.map(({ check }: Found) => check);
  expect(new Set(ours.filter((check: string) => check.startsWith('guard:')))).toEqual(new Set(theirs));
});

test.each([['pretty'], ['json'], ['sarif'], ['github'], ['junit'], ['markdown']])(
  'in the report: %s',
  async (format) => {
    const cwd = folderWith({ 'rules/team.guard': RULES, 'template.yaml': TEMPLATE });
    const { code, stdout } = await leastwise(['scan', '--guard', 'rules', '--format', format], { cwd });
    expect(code).toBe(1);
    expect(stdout.replaceAll('%3A', ':')).toContain('guard:bucket_encryption');
    expect(stdout).toContain('buckets are encrypted');
  },
);

test('SAM and CDK templates, with the construct', async () => {
  const sam = `Transform: AWS::Serverless-2016-10-31
Resources:
  Invoices:
    Type: AWS::S3::Bucket
  Function:
    Type: AWS::Serverless::Function
    Properties: { Runtime: nodejs22.x, Handler: i.h, InlineCode: "x" }
`;
  const cdk = JSON.stringify({
    Resources: { Photos: { Type: 'AWS::S3::Bucket', Metadata: { 'aws:cdk:path': 'Shop/Photos/Resource' } } },
  });
  const { found } = await scan({ 'sam.yaml': sam, 'cdk.json': cdk });
  const encryption = found.filter(({ check }) => check === 'guard:bucket_encryption');
  expect(encryption).toMatchObject([
    { location: { file: 'cdk.json' }, construct: { path: 'Shop/Photos/Resource' } },
    { location: { file: 'sam.yaml', startLine: 3 } },
  ]);
});

test('rules of several files, also under one name', async () => {
  const named = (type: string) =>
    `rule named {\n  Resources.*[ Type == "${type}" ].Properties.Name exists\n}\n`;
  const { found } = await scan(
    {
      'template.yaml': TEMPLATE,
      'more/a.guard': named('AWS::S3::Bucket'),
      'more/b.ruleset': named('AWS::IAM::Role'),
      'loose.guard': 'Resources.Invoices.Properties exists\n',
    },
    ['--guard', 'more', '--guard', 'loose.guard'],
  );
  expect(found).toMatchObject([
    {
      check: 'guard:default',
      why: 'the rule `default` of `loose.guard` asks for it',
      location: { startLine: 2 },
    },
    {
      check: 'guard:named',
      why: 'the rule `named` of `more/a.guard` asks for it',
      location: { startLine: 2 },
    },
    {
      check: 'guard:named',
      why: 'the rule `named` of `more/b.ruleset` asks for it',
      location: { startLine: 6 },
    },
  ]);
});

test('suppressions, the configuration, the baseline and --skip mean rules as they mean checks', async () => {
  const config = `checks: { "guard:role_names": low, "guard:needs_no_wildcards": "off" }
ignore: [{ check: "guard:no_wildcard_actions", path: template.yaml, reason: it is read only }]
`;
  const quiet = TEMPLATE.replace(
    '  Invoices:',
    '  # leastwise: ignore[guard:bucket_encryption] the account encrypts by itself\n  Invoices:',
  );
  const { found, suppressed } = await scan({ 'template.yaml': quiet, 'leastwise.config.yaml': config });
  expect(found).toMatchObject([{ check: 'guard:role_names', severity: 'low' }]);
  expect(suppressed.map(({ by, finding }: { by: string; finding: Found }) => [by, finding.check])).toEqual([
    ['inline', 'guard:bucket_encryption'],
    ['config', 'guard:no_wildcard_actions'],
    ['config', 'guard:no_wildcard_actions'],
  ]);
  // Without the rules, what is suppressed for them is neither unknown nor unused.
  const without = await scan({ 'template.yaml': quiet, 'leastwise.config.yaml': config }, []);
  expect(without.all).toBe(0);

  const skipped = await scan({ 'template.yaml': TEMPLATE }, [
    '--guard',
    'rules',
    '--skip',
    'guard:role_names',
  ]);
  expect(skipped.found.map(({ check }) => check)).not.toContain('guard:role_names');
  const cwd = folderWith({ 'rules/team.guard': RULES, 'template.yaml': TEMPLATE });
  await leastwise(['baseline', '--guard', 'rules'], { cwd });
  const rest = await leastwise(['scan', '--guard', 'rules', '--baseline', 'leastwise-baseline.json'], {
    cwd,
  });
  expect([rest.code, rest.stdout]).toEqual([0, expect.stringContaining('5 in the baseline')]);
});

test('standard input', async () => {
  const cwd = folderWith({ 'team.guard': RULES });
  const { code, stdout } = await leastwise(['scan', '-', '--guard', 'team.guard'], { cwd, stdin: TEMPLATE });
  expect(code).toBe(1);
  expect(stdout).toContain('<stdin>:2:3');
});

test('policy documents are no templates, which is said', async () => {
  const { code, stderr } = await scan({ 'policy.json': '{"Version":"2012-10-17","Statement":[]}' });
  expect([code, stderr]).toEqual([expect.any(Number), 'there is no template to hold to the Guard rules\n']);
});

test.each<[string, Record<string, string>, string[], string]>([
  [
    'rules that do not parse, at their line',
    { 'rules/bad.guard': 'rule fine {\n  Resources exists\n}\n\nrule broken {\n  Resources = 1\n}\n' },
    ['--guard', 'rules'],
    'leastwise: rules/bad.guard:6:13: the Guard rules cannot be read, near `= 1`\n',
  ],
  [
    'a rule that needs one that there is not',
    { 'rules/lost.guard': 'rule needs {\n  nowhere\n}\n' },
    ['--guard', 'rules/lost.guard'],
    'leastwise: the Guard rules `rules/lost.guard` cannot be evaluated: Rule nowhere by that name does not exist, Rule Names = ["needs"]\n',
  ],
  [
    'no such file',
    {},
    ['--guard', 'nowhere'],
    'leastwise: cannot read the Guard rules `nowhere`: it does not exist\n',
  ],
  [
    'a folder without rules',
    { 'docs/readme.md': '' },
    ['--guard', 'docs'],
    'leastwise: there are no Guard rules in `docs`: no file that ends in .guard or .ruleset\n',
  ],
  [
    'a rule to skip that there is not',
    {},
    ['--guard', 'rules', '--skip', 'guard:bucket_encyption'],
    'leastwise: there is no check `guard:bucket_encyption`; did you mean `guard:bucket_encryption`?',
  ],
])('is one error: %s', async (_, files, flags, message) => {
  const { code, stderr } = await scan({ 'template.yaml': TEMPLATE, ...files }, flags);
  expect(code).toBe(2);
  expect(stderr.startsWith(message), stderr).toBe(true);
});

test('where cfn-guard is not there, what to install is said', () => {
  const nowhere = [join(folderWith({}), 'package.json')];
  expect(() => findGuard(nowhere)).toThrow(
    '`--guard` runs the rules with `cfn-guard`, which is not installed; `npm install --save-dev @cdklabs/cdk-validator-cfnguard` installs it',
  );
  expect(() => findGuard([import.meta.url], { platform: 'win32', arch: 'x64' })).toThrow(
    '`@cdklabs/cdk-validator-cfnguard` has no `cfn-guard` for win32 on x64; Linux and macOS on x64 and arm64 have one',
  );
});

test('a module of Terraform, which the rules cannot look at, is named', async () => {
  const cwd = folderWith({
    'rules.guard': RULES,
    'template.yaml': TEMPLATE,
    'main.tf': 'resource "aws_s3_bucket" "b" {}\n',
  });
  const { stdout } = await leastwise(['scan', '--guard', 'rules.guard', '--format', 'json'], { cwd });
  expect(JSON.parse(stdout).summary.notAnalysed).toContainEqual(
    expect.objectContaining({
      file: '.',
      reason: expect.stringContaining('Terraform is not held to them'),
    }),
  );
});

import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ADMINISTRATOR, FINE, folderWith, leastwise, WITHOUT_VERSION } from './command-line.ts';

const json = (text: string) => JSON.parse(text);

describe('exit codes', () => {
  test('0 when nothing is found', async () => {
    const cwd = folderWith({ 'fine.json': FINE });
    expect(await leastwise(['scan'], { cwd })).toEqual({
      code: 0,
      stdout: 'No findings in 1 policy of 1 file.\n',
      stderr: '',
    });
  });

  test.each<[string[], number]>([
    [[], 1],
    [['--fail-on', 'critical'], 1],
    [['--fail-on', 'never'], 0],
    [['--exit-zero'], 0],
    [['--severity', 'critical'], 1],
    [['--skip', 'full-administrator', '--fail-on', 'critical'], 0],
  ])('with an administrator policy and %j', async (flags, code) => {
    const cwd = folderWith({ 'policy.json': ADMINISTRATOR });
    expect((await leastwise(['scan', ...flags], { cwd })).code).toBe(code);
  });

  test.each<[string[], number]>([
    [[], 0],
    [['--fail-on', 'low'], 0],
    [['--fail-on', 'suggestion'], 1],
  ])('with a suggestion and %j', async (flags, code) => {
    const cwd = folderWith({ 'policy.json': WITHOUT_VERSION });
    expect((await leastwise(['scan', ...flags], { cwd })).code).toBe(code);
  });

  test('2 outranks 1: a path that does not exist beside one with findings', async () => {
    const cwd = folderWith({ 'policy.json': ADMINISTRATOR });
    const { code, stdout, stderr } = await leastwise(['scan', 'policy.json', 'nowhere.json'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain('critical[full-administrator]');
    expect(stderr).toMatch(/^leastwise: .*`nowhere\.json`.*\n$/);
  });

  test('a file that does not parse is a finding in a folder, and a failure when it was named', async () => {
    const cwd = folderWith({ 'policies/broken.json': '{"Statement": [{"Effect": "Allow",}]' });
    const inFolder = await leastwise(['scan', 'policies'], { cwd });
    expect(inFolder).toMatchObject({ code: 1, stderr: '' });
    expect(inFolder.stdout).toContain('error[syntax]');
    const named = await leastwise(['scan', 'policies/broken.json'], { cwd });
    expect(named.code).toBe(2);
    expect(named.stdout).toContain('error[syntax]');
    expect(named.stderr).toMatch(/^leastwise: cannot parse `policies\/broken\.json`, line 1, column \d+/);
  });

  test('a file that was named and is no policy is a failure, unless that is to be ignored', async () => {
    const cwd = folderWith({ 'package.json': '{"name": "a"}', 'policy.json': FINE });
    const files = ['package.json', 'policy.json'];
    const refused = await leastwise(['scan', ...files], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('`package.json` is not a policy');
    const ignored = await leastwise(['scan', '--ignore-unknown', ...files], { cwd });
    expect(ignored).toMatchObject({ code: 0, stderr: '' });
    expect(await leastwise(['scan', '--ignore-unknown', 'nowhere.json'], { cwd })).toMatchObject({ code: 2 });
  });

  test('an empty folder is no failure, and says so', async () => {
    const { code, stdout } = await leastwise(['scan'], { cwd: folderWith({}) });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^No policies found/);
  });
});

describe('standard input', () => {
  test('is read for a path of -', async () => {
    const { code, stdout } = await leastwise(['scan', '-', '--format', 'json'], { stdin: ADMINISTRATOR });
    expect(code).toBe(1);
    expect(json(stdout).findings[0].location.file).toBe('<stdin>');
  });

  test('that is empty is a failure', async () => {
    expect(await leastwise(['scan', '-'], { stdin: '' })).toMatchObject({
      code: 2,
      stderr: 'leastwise: standard input is empty\n',
    });
  });
});

describe('formats and files', () => {
  test('results go to standard output and everything else to standard error', async () => {
    const cwd = folderWith({ 'policy.json': ADMINISTRATOR });
    const { stdout, stderr } = await leastwise(['scan', '--format', 'json', '--verbose'], { cwd });
    expect(json(stdout).version).toBe(1);
    expect(stderr).toMatch(/^used no configuration file and \d+ checks\n$/);
  });

  test('one format to a file, and people still see what was found', async () => {
    const cwd = folderWith({ 'policy.json': ADMINISTRATOR });
    const { stdout } = await leastwise(['scan', '--output', 'sarif=out/report.sarif'], { cwd });
    expect(stdout).toContain('critical[full-administrator]');
    expect(json(readFileSync(join(cwd, 'out/report.sarif'), 'utf8')).version).toBe('2.1.0');
  });

  test('the only format to a file', async () => {
    const cwd = folderWith({ 'policy.json': ADMINISTRATOR });
    const { stdout } = await leastwise(['scan', '--format', 'junit', '--output', 'junit.xml'], { cwd });
    expect(stdout).toBe('');
    expect(readFileSync(join(cwd, 'junit.xml'), 'utf8')).toMatch(/^<\?xml/);
  });

  test.each<[string[], string]>([
    [['--format', 'json', '--format', 'sarif'], 'json and sarif cannot both go to standard output'],
    [['--format', 'json', '--format', 'sarif', '--output', 'a'], 'does not say which format'],
    [['--output', 'json=a', '--output', 'json=b'], 'names two files for json'],
  ])('%j is refused', async (flags, message) => {
    const { code, stdout, stderr } = await leastwise(['scan', ...flags]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a file that cannot be written is told', async () => {
    const cwd = folderWith({ 'policy.json': FINE, taken: '' });
    const { code, stderr } = await leastwise(['scan', '--output', 'json=taken/report.json'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('cannot write');
    expect(existsSync(join(cwd, 'taken/report.json'))).toBe(false);
  });

  test('paths for other tools begin at the root of the repository, wherever one stands', async () => {
    const root = folderWith({ '.git/HEAD': '', 'infrastructure/policy.json': ADMINISTRATOR });
    const below = await leastwise(['scan', '--format', 'github'], { cwd: join(root, 'infrastructure') });
    expect(below.stdout).toContain('file=infrastructure/policy.json,');
  });

  test('fingerprints are the same wherever one stands', async () => {
    const root = folderWith({ '.git/HEAD': '', 'infrastructure/policy.json': ADMINISTRATOR });
    const fingerprints = async (cwd: string) =>
      json((await leastwise(['scan', '--format', 'json'], { cwd })).stdout).findings.map(
        ({ fingerprint }: { fingerprint: string }) => fingerprint,
      );
    expect(await fingerprints(join(root, 'infrastructure'))).toEqual(await fingerprints(root));
  });
});

describe('colour and width', () => {
  const cwd = () => folderWith({ 'policy.json': ADMINISTRATOR });
  const hasColour = (text: string) => text.includes('\u001b[');

  test.each<[string, string[], { env?: Record<string, string>; terminal?: number }, boolean]>([
    ['a pipe', [], {}, false],
    ['a terminal', [], { terminal: 80 }, true],
    ['NO_COLOR', [], { terminal: 80, env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR', [], { terminal: 80, env: { NO_COLOR: '' } }, true],
    ['TERM=dumb', [], { terminal: 80, env: { TERM: 'dumb' } }, false],
    ['FORCE_COLOR', [], { env: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0', [], { terminal: 80, env: { FORCE_COLOR: '0' } }, false],
    ['CLICOLOR_FORCE', [], { env: { CLICOLOR_FORCE: '1' } }, true],
    ['--color never', ['--color', 'never'], { terminal: 80, env: { FORCE_COLOR: '1' } }, false],
    ['--color always', ['--color', 'always'], { env: { NO_COLOR: '1' } }, true],
  ])('%s', async (_, flags, world, expected) => {
    const { stdout } = await leastwise(['scan', ...flags], { cwd: cwd(), ...world });
    expect(hasColour(stdout)).toBe(expected);
  });

  test('links only on a terminal that is not of a CI system', async () => {
    const linked = async (env: Record<string, string>) =>
      (await leastwise(['scan'], { cwd: cwd(), terminal: 80, env })).stdout.includes('\u001b]8;;https://');
    expect(await linked({})).toBe(true);
    expect(await linked({ CI: 'true' })).toBe(false);
  });

  test('lines keep within the terminal', async () => {
    const { stdout } = await leastwise(['scan', '--color', 'never'], { cwd: cwd(), terminal: 60 });
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });
});

test('--type says what policy documents are', async () => {
  const cwd = folderWith({ 'policy.json': ADMINISTRATOR });
  const { stdout } = await leastwise(['scan', '--type', 'scp', '--format', 'json'], { cwd });
  const checks = json(stdout).findings.map(({ check }: { check: string }) => check);
  expect(checks).not.toContain('full-administrator');
});

test('--severity hides, and says how many', async () => {
  const cwd = folderWith({ 'policy.json': WITHOUT_VERSION });
  const { stdout } = await leastwise(['scan', '--severity', 'low'], { cwd });
  expect(stdout).toBe('No findings in 1 policy of 1 file. (1 hidden below --severity)\n');
});

test('--check runs only that one', async () => {
  const cwd = folderWith({
    'policy.json': JSON.stringify({ Statement: JSON.parse(ADMINISTRATOR).Statement }),
  });
  const { stdout } = await leastwise(['scan', '--check', 'missing-version', '--format', 'json'], { cwd });
  expect(json(stdout).findings.map(({ check }: { check: string }) => check)).toEqual(['missing-version']);
});

test('a file of an odd name may be written when it is meant', async () => {
  const cwd = folderWith({ 'policy.json': FINE });
  const { code, stderr } = await leastwise(['scan', '--output', './srif=x'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(readFileSync(join(cwd, 'srif=x'), 'utf8')).toContain('No findings');
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder that is named and cannot be read is a failure',
  async () => {
    const cwd = folderWith({ 'shut/policy.json': FINE });
    chmodSync(join(cwd, 'shut'), 0);
    onTestFinished(() => chmodSync(join(cwd, 'shut'), 0o755));
    const { code, stderr } = await leastwise(['scan', 'shut'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'leastwise: cannot read `shut`: no permission to read it\n',
    });
  },
);

test('a folder that is named and whose name loops is a failure', async () => {
  const cwd = folderWith({});
  symlinkSync('around', join(cwd, 'around'));
  expect(await leastwise(['scan', 'around'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'leastwise: cannot read `around`: its links lead in a circle\n',
  });
});

test('a check that does not exist is told, with what was meant', async () => {
  expect(await leastwise(['scan', '--skip', 'mising-version'])).toMatchObject({
    code: 2,
    stderr: 'leastwise: there is no check `mising-version`; did you mean `missing-version`?\n',
  });
});

describe('guardrails in files of their own', () => {
  const deny = (action: string) =>
    `{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "${action}", "Resource": "*"}]}`;
  const found = async (files: Record<string, string>) => {
    const { stdout } = await leastwise(['scan', '--format', 'json'], { cwd: folderWith(files) });
    return json(stdout).findings.map(
      ({ check, policy, location }: Record<string, Record<string, string>>) => [
        check,
        policy!.kind,
        location!.file,
      ],
    );
  };

  test('in a folder for each organizational unit are read with what is above them', async () => {
    const files = {
      'ou/root/all.json': deny('organizations:*'),
      'ou/Prod/leaving.json': deny('organizations:LeaveOrganization'),
      'ou/Prod/users.json': deny('iam:CreateUser'),
    };
    expect(await found(files)).toEqual([['statement-moot-under-parent', 'scp', 'ou/Prod/leaving.json']]);
  });

  test.each<[string, string]>([
    [
      'organization-config.yaml',
      `serviceControlPolicies:
  - { name: A, policy: policies/all.json, deploymentTargets: { organizationalUnits: [Root] } }
  - { name: B, policy: policies/leaving.json, deploymentTargets: { organizationalUnits: [Workloads/Prod] } }`,
    ],
    [
      'manifest.yaml',
      `resources:
  - name: a
    resource_file: policies/all.json
    deploy_method: scp
    deployment_targets: { organizational_units: [Workloads] }
  - name: b
    resource_file: policies/leaving.json
    deploy_method: scp
    deployment_targets: { organizational_units: ["Workloads:Prod"] }`,
    ],
  ])('are attached as %s says', async (name, text) => {
    const files = {
      [name]: text,
      'policies/all.json': deny('organizations:*'),
      'policies/leaving.json': deny('organizations:LeaveOrganization'),
    };
    expect(await found(files)).toEqual([['statement-moot-under-parent', 'scp', 'policies/leaving.json']]);
  });

  test('may hold what a landing zone fills in', async () => {
    const guardrail = JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Deny',
        Action: 'ec2:RunInstances',
        Resource: 'arn:${PARTITION}:ec2:*:{{ Account }}:instance/*',
      },
    });
    const config = `serviceControlPolicies:
  - { name: A, policy: policies/a.json, deploymentTargets: { organizationalUnits: [Prod] } }`;
    expect(await found({ 'organization-config.yaml': config, 'policies/a.json': guardrail })).toEqual([]);
    expect(await found({ 'policies/a.json': guardrail })).not.toEqual([]);
  });
});

test('policies of Terraform that are named are for whoever attaches them, and a file that is read is told of once', async () => {
  const policy = (name: string) => `resource "aws_iam_policy" "${name}" {
  for_each = toset(["a"])
  ${name}     = each.key
  policy   = file("\${path.module}/${name}.json")
}
`;
  const cwd = folderWith({
    'main.tf': policy('name') + policy('name_prefix'),
    'name.json': ADMINISTRATOR,
    'name_prefix.json': FINE,
    'other.json': ADMINISTRATOR,
  });
  const { stdout } = await leastwise(['scan', '--format', 'json'], { cwd });
  const { findings } = JSON.parse(stdout) as {
    findings: { check: string; location: { file: string }; policy: { name: string } }[];
  };
  const told = (check: string) =>
    findings
      .filter((finding) => finding.check === check)
      .map(({ location, policy: { name } }) => `${location.file}: ${name}`);
  expect(told('full-administrator').sort()).toEqual([
    'name.json: managed policy `a`',
    'other.json: other.json',
  ]);
  expect(told('unattached-policy')).toHaveLength(1);
});

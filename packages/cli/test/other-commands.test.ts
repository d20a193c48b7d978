import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_DECLARATIONS, ESCALATION_PATHS } from '@leastwise/checks';
import { describe, expect, test } from 'vitest';
import { folderWith, leastwise, parseYaml } from './command-line.ts';

describe('explain', () => {
  test.each<[string, string]>([
    ['full-administrator', 'severity: critical'],
    ['INVALID_ACTION', '`action-pattern-matches-nothing`, `action-without-service`'],
    ['SCP_SYNTAX_ERROR_NOTRESOURCE', 'is left out'],
    ['s3:GetObject', 's3:GetObject'],
    ['aws:PrincipalOrgID', 'aws:PrincipalOrgID'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'ReadOnlyAccess'],
    ['lw-lambda-103', '`iam:PassRole` on any role, passed to `lambda.amazonaws.com`'],
    ['iam-005', 'A role with these permissions can write an inline policy onto its own role'],
  ])('%s', async (topic, text) => {
    const { code, stdout, stderr } = await leastwise(['explain', topic]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(text);
    expect(stdout).not.toContain('```');
  });

  test.each<[string, string]>([
    ['full-adminstrator', 'did you mean `full-administrator`?'],
    ['s3:GetObjct', '`s3:GetObject`'],
    ['qwertyuiop', 'name a check, an issue code'],
    ['', 'name a check, an issue code'],
    ['INVALID_ACTIN', 'did you mean `INVALID_ACTION`?'],
    ['lw-lambda-130', 'did you mean `lw-lambda-'],
    ['INVALID_MOOD', 'nothing is known of `INVALID_MOOD`'],
  ])('%s is not known', async (topic, message) => {
    const { code, stdout, stderr } = await leastwise(['explain', topic]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('every check can be explained', async () => {
    for (const { id, title } of CHECK_DECLARATIONS) {
      const { code, stdout } = await leastwise(['explain', id]);
      expect({ code, id }).toEqual({ code: 0, id });
      expect(stdout.replaceAll('\n', ' ')).toContain(title.replaceAll('`', ''));
    }
  });
});

describe('explain --document', () => {
  test('prints a policy of AWS that other commands read', async () => {
    const { code, stdout, stderr } = await leastwise(['explain', 'ReadOnlyAccess', '--document']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout).Statement).toBeDefined();
  });

  test('of a long one, only how to print it is shown otherwise', async () => {
    const { stdout } = await leastwise(['explain', 'ReadOnlyAccess']);
    expect(stdout).toMatch(/The document has [\d,]+ lines: `leastwise explain ReadOnlyAccess\s+--document`/);
    expect((await leastwise(['explain', 'AdministratorAccess'])).stdout).toContain('"Effect": "Allow"');
  });

  test.each([
    ['s3', '`s3` is not an AWS managed policy; name one'],
    ['ReadOnlyAcces', 'did you mean `ReadOnlyAccess`?'],
  ])('of %s there is none', async (topic, message) => {
    const { code, stdout, stderr } = await leastwise(['explain', topic, '--document']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

test('every escalation that findings name can be explained', async () => {
  for (const { id, does } of ESCALATION_PATHS) {
    const { code, stdout } = await leastwise(['explain', id]);
    expect({ code, id }).toEqual({ code: 0, id });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(does.replaceAll('`', ''));
    expect(stdout).toMatch(/^Takes\n\n- /m);
  }
});

describe('checks', () => {
  test('lists every check', async () => {
    const { stdout } = await leastwise(['checks']);
    for (const { id } of CHECK_DECLARATIONS) expect(stdout).toContain(`  ${id} `);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('lists those of a category for programs', async () => {
    const { stdout } = await leastwise(['checks', '--category', 'hygiene', '--format', 'json']);
    const { version, checks } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(new Set(checks.map(({ category }: { category: string }) => category))).toEqual(
      new Set(['hygiene']),
    );
    expect(checks.find(({ id }: { id: string }) => id === 'unused-suppression')).toMatchObject({
      severity: 'warning',
      basis: 'proved',
      aliases: [],
    });
  });
});

describe('checks --parity', () => {
  test('sets each issue code of Access Analyzer beside our checks', async () => {
    const { code, stdout } = await leastwise(['checks', '--parity']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}INVALID_EFFECT +invalid-effect$/m);
    expect(stdout).toMatch(/^ {2}SCP_SYNTAX_ERROR_NOTRESOURCE +left out: SCPs take the full IAM$/m);
    expect(stdout).toMatch(/\d+ issue codes of IAM Access Analyzer's policy validation/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('does so for programs', async () => {
    const { stdout } = await leastwise(['checks', '--parity', '--format', 'json']);
    const { version, issues } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(issues).toContainEqual({ code: 'INVALID_EFFECT', kind: 'error', checks: ['invalid-effect'] });
    expect(
      issues.find(({ code }: { code: string }) => code === 'SCP_SYNTAX_ERROR_NOTRESOURCE'),
    ).toMatchObject({
      checks: [],
      leftOut: expect.any(String),
    });
  });
});

describe('init', () => {
  test('writes what was asked for and says how to go on', async () => {
    const cwd = folderWith({});
    const { code, stdout, stderr } = await leastwise(['init'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toBe('wrote leastwise.config.yaml\n');
    expect(stdout).toContain('scan --format github');
    expect(await leastwise(['scan'], { cwd })).toMatchObject({ code: 0 });
  });

  test('writes a workflow and a hook that parse', async () => {
    const cwd = folderWith({});
    await leastwise(['init', '--github-action', '--pre-commit'], { cwd });
    const workflow = parseYaml(readFileSync(join(cwd, '.github/workflows/leastwise.yml'), 'utf8'));
    expect(workflow).toMatchObject({ jobs: { scan: { 'runs-on': 'ubuntu-latest' } } });
    const hooks = parseYaml(readFileSync(join(cwd, '.pre-commit-config.yaml'), 'utf8'));
    expect(hooks).toMatchObject({ repos: [{ hooks: [{ id: 'leastwise' }] }] });
  });

  test('leaves what is there as it is', async () => {
    const files = { 'leastwise.config.json': '{}', '.pre-commit-config.yaml': 'repos: []\n' };
    const cwd = folderWith(files);
    const { code, stdout, stderr } = await leastwise(['init', '--pre-commit'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain('.pre-commit-config.yaml is there already');
    expect(stdout).toContain('id: leastwise');
    expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
    expect(readFileSync(join(cwd, '.pre-commit-config.yaml'), 'utf8')).toBe('repos: []\n');
  });
});

test.each(['bash', 'zsh', 'fish', 'pwsh'])(
  'completion of %s knows commands, flags, choices and checks',
  async (shell) => {
    const { code, stdout } = await leastwise(['completion', shell]);
    expect(code).toBe(0);
    for (const word of ['scan', 'baseline', 'show-suppressed', 'sarif', 'suggestion', 'full-administrator'])
      expect(stdout).toContain(word);
  },
);

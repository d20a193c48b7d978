import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderWith, leastwise } from './command-line.ts';

const file = (decision: string, policies = '{identity: ci.json}') => `version: 1
cases:
  - name: ci reads & writes
    request: {principal: "arn:aws:iam::111122223333:role/ci", action: s3:GetObject, resource: "arn:aws:s3:::a/b"}
    policies: ${policies}
    expect: {decision: ${decision}}
`;
const FILES = {
  'ok.yaml': file('allowed'),
  'sub/bad.yaml': file(
    'allowed',
    '{identity: {Version: "2012-10-17", Statement: {Effect: Allow, Action: "s3:Put*", Resource: "*"}}}',
  ),
  'ci.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
  }),
};

test('cases pass or fail, and say why', async () => {
  const cwd = folderWith(FILES);
  expect(await leastwise(['test', 'ok.yaml'], { cwd })).toEqual({
    code: 0,
    stdout: '1 case of 1 file passes\n',
    stderr: '',
  });
  const { code, stdout, stderr } = await leastwise(['test', '.'], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(
    /^fails: ci reads & writes\n {2}--> sub\/bad\.yaml:3\n {2}expected allowed, and it is implicitly denied\n/,
  );
  expect(stdout).toMatch(/\n1 of 2 cases of 2 files fails\n$/);
});

test('for programs', async () => {
  const cwd = folderWith(FILES);
  const { stdout } = await leastwise(['test', '.', '--format', 'json'], { cwd });
  const { version, cases } = JSON.parse(stdout);
  expect(version).toBe(1);
  expect(cases).toMatchObject([
    {
      name: 'ci reads & writes',
      decision: 'allowed',
      expected: 'allowed',
      pass: true,
      file: 'ok.yaml',
      line: 3,
    },
    {
      decision: 'implicitly-denied',
      expected: 'allowed',
      pass: false,
      reasons: [{ reason: 'no-policy-allows' }],
    },
  ]);
  const junit = (await leastwise(['test', '.', '--format', 'junit'], { cwd })).stdout;
  expect(junit).toContain('<testsuites name="leastwise" tests="2" failures="1" errors="0" skipped="0">');
  expect(junit).toContain(
    '<testcase name="ci reads &amp; writes" classname="ok.yaml" file="ok.yaml" line="3"/>',
  );
  expect(junit.match(/<failure /g)).toHaveLength(1);
});

describe('what cannot be run', () => {
  test.each([
    [['test'], 'needs PATH...'],
    [['test', 'nowhere.yaml'], 'cannot read `nowhere.yaml`: it does not exist'],
    [['test', 'broken.yaml'], 'broken.yaml:1:'],
    [['test', 'ci.json'], 'ci.json:1:1: the file has no `version`'],
    [['test', 'typo.yaml'], 'did you mean `decision`?'],
    [['test', 'missing.yaml'], 'the policy file `gone.json` could not be read'],
    [['test', 'none.yaml'], 'none.yaml:3:5: `ci reads & writes`: `s3:ListAllMyBuckets` takes no resource'],
    [['test', 'empty'], 'there are no test cases in `empty`'],
  ])('%j', async (argv, message) => {
    const cwd = folderWith({
      ...FILES,
      'broken.yaml': 'cases: [',
      'typo.yaml': file('allowed').replace('{decision:', '{decison:'),
      'missing.yaml': file('allowed', '{identity: gone.json}'),
      'none.yaml': file('allowed').replace('s3:GetObject', 's3:ListAllMyBuckets'),
      'empty/other.yaml': 'a: 1',
    });
    const { code, stdout, stderr } = await leastwise(argv, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('what is wrong does not keep the rest from running', async () => {
    const cwd = folderWith({ ...FILES, 'broken.yaml': 'cases: [' });
    const { code, stdout, stderr } = await leastwise(['test', 'ok.yaml', 'broken.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain('passes');
    expect(stderr).toContain('broken.yaml:1:');
  });

  test('documents of YAML after the first are told, not passed over', async () => {
    const cwd = folderWith({
      ...FILES,
      'cases.yaml': `${file('allowed')}---\n${file('explicitly-denied')}`,
      'policies.yaml': `${FILES['ci.json']}\n---\n${FILES['ci.json']}`,
      'named.yaml': file('allowed', '{identity: policies.yaml}'),
    });
    const several = await leastwise(['test', 'cases.yaml'], { cwd });
    expect(several).toMatchObject({ code: 2, stdout: '1 case of 1 file passes\n' });
    expect(several.stderr).toContain(
      'cases.yaml:7:1: of several YAML documents in one file, only the first is run',
    );
    const named = await leastwise(['test', 'named.yaml'], { cwd });
    expect(named).toMatchObject({ code: 2, stdout: '' });
    expect(named.stderr).toContain('the policy file `policies.yaml` could not be read');
  });
});

describe('beside files', () => {
  test('standard input', async () => {
    const { code, stdout } = await leastwise(['test', '-'], {
      cwd: folderWith(FILES),
      stdin: file('allowed'),
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1 case of 1 file passes\n' });
  });

  test('what is not run is an error of JUnit, and of the report', async () => {
    const cwd = folderWith({ ...FILES, 'broken.yaml': 'cases: [', 'empty.yaml': '' });
    const argv = ['test', 'ok.yaml', 'broken.yaml', 'empty.yaml', '--format'];
    const { code, stdout } = await leastwise([...argv, 'junit'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toMatch(/<testsuites name="leastwise" tests="3" failures="0" errors="2" skipped="0">/);
    expect(stdout).toMatch(/<error type="not-run" message="there are no test cases in `empty.yaml`"\/>/);
    const { notRun } = JSON.parse((await leastwise([...argv, 'json'], { cwd })).stdout);
    expect(notRun).toMatchObject([
      { file: 'broken.yaml', message: expect.stringMatching(/^broken\.yaml:1:/) },
      { file: 'empty.yaml' },
    ]);
  });
});

test('the conformance suite passes', async () => {
  const cwd = fileURLToPath(new URL('../../..', import.meta.url));
  const { code, stdout, stderr } = await leastwise(['test', 'conformance'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^[\d,]+ cases of \d+ files pass\n$/);
});

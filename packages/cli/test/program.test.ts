import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ADMINISTRATOR, folderWith } from './command-line.ts';

// The program as it is built and shipped; `npm ci` and `npm run build` make it.
const program = fileURLToPath(new URL('../bin/leastwise.js', import.meta.url));
const built = existsSync(fileURLToPath(new URL('../dist/main.js', import.meta.url)));

const start = (args: string[], options: { cwd?: string; input?: string } = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
    ...options,
  });
  return { status, stdout, stderr };
};

const inShell = (line: string, cwd: string) =>
  spawnSync(
    'bash',
    ['-c', `set -o pipefail; leastwise() { "${process.execPath}" "${program}" "$@"; }; ${line}`],
    {
      cwd,
      encoding: 'utf8',
    },
  );

describe.skipIf(!built)('the program', () => {
  test('tells its version', () => {
    expect(start(['--version'])).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });

  test('scans JSON, YAML and standard input, and ends with the right code', () => {
    const cwd = folderWith({
      'policy.json': ADMINISTRATOR,
      'policy.yaml': 'Version: "2012-10-17"\nStatement: { Effect: Allow, Action: "*", Resource: "*" }\n',
    });
    const files = start(['scan', '--format', 'json'], { cwd });
    expect(files).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(files.stdout).summary.files).toBe(2);
    expect(start(['scan', '-'], { input: ADMINISTRATOR })).toMatchObject({ status: 1, stderr: '' });
    expect(start(['scan', 'nowhere'])).toMatchObject({ status: 2 });
  });

  test('reads a configuration', () => {
    const cwd = folderWith({ 'leastwise.config.yaml': 'failOn: never\n', 'policy.json': ADMINISTRATOR });
    expect(start(['scan'], { cwd })).toMatchObject({ status: 0, stderr: '' });
  });

  test.each([['pass-role-any'], ['s3:GetObject'], ['ReadOnlyAccess']])('explains %s', (topic) => {
    expect(start(['explain', topic])).toMatchObject({ status: 0, stderr: '' });
  });

  test('tells a mistake in one line', () => {
    expect(start(['scan', '--formt'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'leastwise: `--formt` is not a flag of `leastwise scan`; did you mean `--format`?\n',
    });
  });

  test('ends quietly, with its own exit code, when nobody reads on', () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`policy-${at}.json`, ADMINISTRATOR]),
    );
    const { status, stdout, stderr } = inShell('leastwise scan | head -n 1', folderWith(files));
    expect({ status, stderr, lines: stdout.split('\n').length }).toEqual({ status: 1, stderr: '', lines: 2 });
  });

  test('has completion scripts that bash takes', () => {
    const { status, stderr, stdout } = inShell(
      'eval "$(leastwise completion bash)"; COMP_WORDS=(leastwise scan --for); COMP_CWORD=2; _leastwise; echo "${COMPREPLY[*]}"',
      folderWith({}),
    );
    expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: '--format\n' });
  });
});

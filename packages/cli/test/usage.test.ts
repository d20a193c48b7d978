import { CHECK_DECLARATIONS } from '@leastwise/checks';
import { POLICY_KINDS, SEVERITIES } from '@leastwise/core';
import { FORMATS } from '@leastwise/report';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/commands.ts';
import { run } from '../src/run.ts';
import { folderWith, leastwise } from './command-line.ts';

describe('help', () => {
  test('comes without a command, with help and with --help', async () => {
    const { code, stdout } = await leastwise([]);
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(stdout).toContain(`  ${name}`);
    expect(await leastwise(['--help'])).toEqual(await leastwise([]));
    expect(await leastwise(['help'])).toEqual(await leastwise([]));
  });

  test.each(COMMANDS.map((command) => [command.name, command] as const))('of %s', async (name, command) => {
    const { code, stdout, stderr } = await leastwise([name, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const flag of command.flags) expect(stdout).toContain(`--${flag.name}`);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect((await leastwise(['help', name])).stdout).toBe(stdout);
  });
});

test('the version', async () => {
  const { stdout } = await leastwise(['--version']);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect((await leastwise(['version'])).stdout).toBe(stdout);
});

describe('what is mistyped', () => {
  test.each<[string[], string]>([
    [['scna'], '`scna` is not a command; did you mean `scan`?'],
    [['xyzzy'], '`xyzzy` is not a command; see `leastwise --help`'],
    [['scan', '--formt', 'json'], '`--formt` is not a flag of `leastwise scan`; did you mean `--format`?'],
    [['scan', '--xyzzy'], '`--xyzzy` is not a flag of `leastwise scan`; see `leastwise scan --help`'],
    [['scan', '--format', 'jsno'], '`jsno` is not a value of `--format`; did you mean `json`?'],
    [['scan', '--format'], '`--format` needs a value: one of pretty'],
    [['scan', '--output', '--quiet'], '`--output` needs a value: [FORMAT=]FILE'],
    [['scan', '--quiet=yes'], '`--quiet` takes no value'],
    [['scan', '--baseline', 'a', '--baseline', 'b'], '`--baseline` is given twice'],
    [['explain'], '`leastwise explain` needs TOPIC'],
    [['explain', 'a', 'b'], '`b` is one too many'],
    [['completion', 'bsh'], 'did you mean `bash`?'],
    [['-x'], '`-x` is no flag of leastwise itself'],
    [
      ['scan', '--output', 'srif=x.sarif'],
      '`srif` of `--output srif=x.sarif` is not a format; did you mean `sarif`?',
    ],
    [['scan', '--output', 'sarif='], '`--output sarif=` names no file'],
    [['scan', '--config', 'a.yaml', '--no-config'], 'give one of them'],
    [['scan', 'nowhere'], 'cannot read `nowhere`: it does not exist'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await leastwise(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^leastwise: [^\n]*\n$/);
    expect(stderr).toContain(message);
  });

  test('a path where a command should be', async () => {
    const cwd = folderWith({ 'template.yaml': '' });
    const { stderr } = await leastwise(['template.yaml'], { cwd });
    expect(stderr).toContain('did you mean `leastwise scan template.yaml`?');
  });
});

test('the choices written out in the table of commands are all there are', () => {
  const choices = (command: string, flag: string) =>
    COMMANDS.find(({ name }) => name === command)?.flags.find(({ name }) => name === flag)?.choices;
  expect(choices('scan', 'type')).toEqual(POLICY_KINDS);
  expect(choices('scan', 'format')).toEqual(Object.keys(FORMATS));
  expect(choices('scan', 'severity')).toEqual(SEVERITIES);
  expect(choices('scan', 'fail-on')).toEqual([...SEVERITIES, 'never']);
  const categories = new Set(CHECK_DECLARATIONS.map(({ category }) => category));
  for (const category of categories) expect(choices('checks', 'category')).toContain(category);
});

describe('a bug of ours', () => {
  const failing = {
    stdout: { write: () => {}, isTerminal: false },
    cwd: '/',
    now: () => new Date(),
    readStdin: () => Promise.reject(new RangeError('out of range')),
  };
  const scanFailing = async (env: Record<string, string>) => {
    let stderr = '';
    const write = (text: string) => {
      stderr += text;
    };
    const code = await run(['scan', '-'], { ...failing, env, stderr: { write, isTerminal: false } });
    return { code, stderr };
  };

  test('is told in one line, with how to report it', async () => {
    const { code, stderr } = await scanFailing({});
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^leastwise: this is a bug in leastwise [^\n]*please report it[^\n]*: out of range\n$/,
    );
  });

  test('shows its stack when asked', async () => {
    expect((await scanFailing({ LEASTWISE_DEBUG: '1' })).stderr).toMatch(/\n {4}at /);
  });
});

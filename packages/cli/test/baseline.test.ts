import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ADMINISTRATOR, FINE, folderWith, leastwise } from './command-line.ts';

test('what is recorded is hidden, what is new is shown, lines may move', async () => {
  const cwd = folderWith({ 'policy.json': ADMINISTRATOR });
  const recorded = await leastwise(['baseline'], { cwd });
  expect(recorded).toMatchObject({ code: 0, stdout: '' });
  expect(recorded.stderr).toMatch(/^\d+ findings? in leastwise-baseline\.json/);

  writeFileSync(join(cwd, 'policy.json'), `\n\n${ADMINISTRATOR}`);
  const flags = ['scan', '--baseline', 'leastwise-baseline.json'];
  const moved = await leastwise(flags, { cwd });
  expect(moved).toMatchObject({ code: 0, stderr: '' });
  expect(moved.stdout).toMatch(/^No findings in 1 policy of 1 file\. \(\d+ in the baseline\)\n$/);

  writeFileSync(join(cwd, 'new.json'), ADMINISTRATOR);
  expect(await leastwise(flags, { cwd })).toMatchObject({ code: 1 });
});

test('entries that match nothing any more are told, of what was looked at', async () => {
  const cwd = folderWith({ 'a.json': ADMINISTRATOR, 'b.json': ADMINISTRATOR });
  await leastwise(['baseline'], { cwd });
  writeFileSync(join(cwd, 'a.json'), ADMINISTRATOR.replace('"*"', '"s3:GetObject"'));
  const flags = ['--baseline', 'leastwise-baseline.json'];
  const { stderr } = await leastwise(['scan', ...flags], { cwd });
  expect(stderr).toMatch(/of leastwise-baseline\.json match(es)? no finding any more/);
  expect((await leastwise(['scan', 'b.json', ...flags], { cwd })).stderr).toBe('');
  expect((await leastwise(['scan', ...flags, '--quiet'], { cwd })).stderr).toBe('');
});

test('the file is for review: one finding a line, in order, and written whole', async () => {
  const cwd = folderWith({ 'b.json': ADMINISTRATOR, 'a.json': ADMINISTRATOR });
  await leastwise(['baseline', '--output', 'known.json'], { cwd });
  const text = readFileSync(join(cwd, 'known.json'), 'utf8');
  const { version, findings } = JSON.parse(text);
  expect(version).toBe(1);
  const files = findings.map(({ file }: { file: string }) => file);
  expect(files).toEqual([...files].sort());
  expect(text.split('\n')).toHaveLength(findings.length + 6);
  expect(readdirSync(cwd).sort()).toEqual(['a.json', 'b.json', 'known.json']);
});

test('no baseline is written of input that could not be read', async () => {
  const cwd = folderWith({ 'a.json': ADMINISTRATOR });
  const { code, stderr } = await leastwise(['baseline', 'a.json', 'nowhere'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('no baseline is written');
  expect(readdirSync(cwd)).toEqual(['a.json']);
});

describe('a baseline that cannot be used is told', () => {
  test.each([
    ['{', 'is not JSON'],
    ['[]', 'is not a baseline of version 1'],
    ['{"version": 2, "findings": []}', 'is not a baseline of version 1'],
    ['{"version": 1, "findings": [{"fingerprint": 1}]}', 'is not a baseline of version 1'],
  ])('%s', async (text, message) => {
    const cwd = folderWith({ 'policy.json': ADMINISTRATOR, 'baseline.json': text });
    const { code, stdout, stderr } = await leastwise(['scan', 'policy.json', '--baseline', 'baseline.json'], {
      cwd,
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('one that is not there', async () => {
    const { code, stderr } = await leastwise(['scan', '--baseline', 'nowhere.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('cannot read the baseline `nowhere.json`: it does not exist');
  });
});

describe('a baseline that the configuration names', () => {
  const CONFIG = 'baseline: known/baseline.json\n';

  test('is written where it says, and hides what it holds, from folders below too', async () => {
    const cwd = folderWith({
      '.git/HEAD': '',
      'leastwise.config.yaml': CONFIG,
      'app/policy.json': ADMINISTRATOR,
    });
    const { stderr } = await leastwise(['baseline'], { cwd });
    expect(stderr).toMatch(/ in known\/baseline\.json; `leastwise scan` shows what is new\n$/);
    for (const folder of [cwd, join(cwd, 'app')]) {
      expect((await leastwise(['scan'], { cwd: folder })).stdout).toMatch(/in the baseline/);
    }
  });

  test('gives way to the one that a flag names', async () => {
    const cwd = folderWith({ 'leastwise.config.yaml': CONFIG, 'policy.json': ADMINISTRATOR });
    await leastwise(['baseline', '--output', 'other.json'], { cwd });
    expect(await leastwise(['scan', '--baseline', 'other.json'], { cwd })).toMatchObject({ code: 0 });
  });

  test('is missed when it is not there', async () => {
    const cwd = folderWith({ 'leastwise.config.yaml': CONFIG, 'policy.json': ADMINISTRATOR });
    const { code, stderr } = await leastwise(['scan'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('cannot read the baseline `known/baseline.json`');
  });
});

describe('--prune', () => {
  const countIn = (cwd: string) =>
    JSON.parse(readFileSync(join(cwd, 'leastwise-baseline.json'), 'utf8')).findings.length;

  test('drops what is mended and adds nothing', async () => {
    const cwd = folderWith({ 'a.json': ADMINISTRATOR, 'b.json': ADMINISTRATOR });
    await leastwise(['baseline'], { cwd });
    const all = countIn(cwd);
    writeFileSync(join(cwd, 'a.json'), FINE);
    writeFileSync(join(cwd, 'new.json'), ADMINISTRATOR);
    const { code, stderr } = await leastwise(['baseline', '--prune'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      new RegExp(`^${all / 2} findings? left in leastwise-baseline.json, ${all / 2} dropped\n$`),
    );
    expect(countIn(cwd)).toBe(all / 2);
    expect(await leastwise(['scan', '--baseline', 'leastwise-baseline.json'], { cwd })).toMatchObject({
      code: 1,
      stderr: '',
    });
  });

  test('keeps what was not looked at', async () => {
    const cwd = folderWith({ 'a.json': ADMINISTRATOR, 'b.json': ADMINISTRATOR });
    await leastwise(['baseline'], { cwd });
    const all = countIn(cwd);
    writeFileSync(join(cwd, 'a.json'), FINE);
    await leastwise(['baseline', '--prune', 'b.json'], { cwd });
    expect(countIn(cwd)).toBe(all);
  });

  test('needs a baseline that can be read', async () => {
    const cwd = folderWith({ 'a.json': ADMINISTRATOR });
    const { code, stderr } = await leastwise(['baseline', '--prune'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('cannot read the baseline `leastwise-baseline.json`');
  });
});

test('a baseline written anew says what it accepts that the last one did not', async () => {
  const cwd = folderWith({ 'a.json': ADMINISTRATOR });
  await leastwise(['baseline'], { cwd });
  writeFileSync(join(cwd, 'a.json'), FINE);
  writeFileSync(join(cwd, 'b.json'), ADMINISTRATOR);
  const { stderr } = await leastwise(['baseline'], { cwd });
  expect(stderr).toMatch(/\((\d+) added, \1 dropped\)/);
});

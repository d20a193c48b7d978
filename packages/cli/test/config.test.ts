import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchesPath } from '@leastwise/project';
import { configSchema } from '@leastwise/project/schema';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { CONFIG_TEMPLATE } from '../src/init/config-template.ts';
import { ADMINISTRATOR, FINE, folderWith, leastwise, parseYaml, WITHOUT_VERSION } from './command-line.ts';

const scanWith = async (
  config: string,
  files: Record<string, string> = { 'policy.json': ADMINISTRATOR },
  flags: string[] = [],
) => {
  const cwd = folderWith({ 'leastwise.config.yaml': config, ...files });
  return leastwise(['scan', '--format', 'json', ...flags], { cwd });
};
const checksOf = (stdout: string) => JSON.parse(stdout).findings.map(({ check }: { check: string }) => check);

test('the published JSON Schema is that of the code', () => {
  const published = new URL('../schema/config.schema.json', import.meta.url);
  const generated = { title: 'leastwise.config', ...z.toJSONSchema(configSchema, { target: 'draft-7' }) };
  const text = `${JSON.stringify(generated, null, 2)}\n`;
  // UPDATE_SCHEMA=1 npx vitest run packages/cli/test/config.test.ts writes it anew.
  if (process.env.UPDATE_SCHEMA) writeFileSync(published, text);
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(generated);
});

test('the configuration that init writes is valid, also with every comment taken away', () => {
  expect(parseYaml(CONFIG_TEMPLATE)).toBe(null);
  const settings = CONFIG_TEMPLATE.replace(/^# (?=[a-zA-Z]+:| {2})/gm, '');
  expect(configSchema.safeParse(parseYaml(settings))).toMatchObject({ success: true });
  for (const name of Object.keys(configSchema.shape).filter((one) => one !== '$schema'))
    expect(settings).toMatch(new RegExp(`^${name}:`, 'm'));
});

describe('settings', () => {
  test('turn checks off and give them another severity', async () => {
    expect(checksOf((await scanWith('checks: { full-administrator: "off" }')).stdout)).not.toContain(
      'full-administrator',
    );
    const { code, stdout } = await scanWith('checks: { missing-version: critical }\nfailOn: critical', {
      'policy.json': WITHOUT_VERSION,
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings[0].severity).toBe('critical');
  });

  test('failOn gives way to the flag', async () => {
    expect((await scanWith('failOn: never')).code).toBe(0);
    expect(
      (await scanWith('failOn: never', { 'policy.json': ADMINISTRATOR }, ['--fail-on', 'low'])).code,
    ).toBe(1);
  });

  test('paths are scanned when none are named, exclude leaves out what is not', async () => {
    const files = { 'a/policy.json': ADMINISTRATOR, 'b/policy.json': FINE };
    expect(JSON.parse((await scanWith('paths: [b]', files)).stdout).summary.files).toBe(1);
    expect(JSON.parse((await scanWith('exclude: [a]', files)).stdout).summary.files).toBe(1);
    expect(JSON.parse((await scanWith('exclude: [a]', files, ['a/policy.json'])).stdout).summary.files).toBe(
      1,
    );
  });

  test('are found in a folder above, up to the root of the repository', async () => {
    const root = folderWith({
      '.git/HEAD': '',
      'leastwise.config.yaml': 'failOn: never',
      'below/policy.json': ADMINISTRATOR,
      'below/other/.git/HEAD': '',
      'below/other/policy.json': ADMINISTRATOR,
    });
    expect((await leastwise(['scan'], { cwd: join(root, 'below') })).code).toBe(0);
    expect((await leastwise(['scan'], { cwd: join(root, 'below/other') })).code).toBe(1);
    expect((await leastwise(['scan', '--no-config'], { cwd: join(root, 'below') })).code).toBe(1);
  });

  test('may be JSON', async () => {
    const cwd = folderWith({
      'leastwise.config.json': '{"$schema": "x", "failOn": "never"}',
      'policy.json': ADMINISTRATOR,
    });
    expect((await leastwise(['scan'], { cwd })).code).toBe(0);
  });
});

describe('ignore', () => {
  const rule = (more: string) => `ignore:\n  - { check: full-administrator, reason: known, ${more} }\n`;

  test.each<[string, string, boolean]>([
    ['everywhere', 'expires: "2026-06-30"', true],
    ['no longer', 'expires: "2026-06-29"', false],
    ['in a path', 'path: "policy.*"', true],
    ['in another path', 'path: other', false],
    ['of a policy', 'policy: "*.json"', true],
    ['of another policy', 'policy: other', false],
    ['about another subject', 'subject: other', false],
  ])('%s', async (_, more, holds) => {
    const { stdout } = await scanWith(rule(more));
    const { summary } = JSON.parse(stdout);
    expect(checksOf(stdout).includes('full-administrator')).toBe(!holds);
    expect(summary.suppressed).toBe(holds ? 1 : 0);
  });

  test('a rule that hides nothing is reported at its line', async () => {
    const { stdout } = await scanWith(rule('path: other'));
    const unused = JSON.parse(stdout).findings.find(
      ({ check }: { check: string }) => check === 'unused-suppression',
    );
    expect(unused.location).toMatchObject({ file: 'leastwise.config.yaml', startLine: 2 });
  });

  test('what is hidden is told when asked for', async () => {
    const cwd = folderWith({ 'leastwise.config.yaml': rule(''), 'policy.json': ADMINISTRATOR });
    const { stdout } = await leastwise(['scan', '--show-suppressed'], { cwd });
    expect(stdout).toContain('suppressed by the configuration');
    expect(stdout).toContain('reason: known');
  });
});

describe('mistakes are told with their line', () => {
  test.each<[string, string]>([
    ['trustedAcounts: []', '1:1: `trustedAcounts` is not a setting; did you mean `trustedAccounts`?'],
    [
      'trustedAccounts: [111122223333]',
      '1:19: `trustedAccounts.0` is a number and should be a text: put it in quotes',
    ],
    ['trustedAccounts: "111122223333"', '1:18: `trustedAccounts` is a string and should be a list'],
    ['trustedAccounts: ["1111"]', '1:19: `trustedAccounts.0`: `1111` is not an account id of 12 digits'],
    ['failOn: hihg', '1:9: `failOn` is `hihg`; did you mean `high`?'],
    ['checks: { missing-version: of }', '`checks.missing-version` is `of`; did you mean `off`?'],
    [
      'checks: { mising-version: "off" }',
      '1:11: there is no check `mising-version`; did you mean `missing-version`?',
    ],
    ['ignore:\n  - check: syntax', '2:5: `ignore.0.reason` is missing'],
    ['ignore:\n  - { check: syntax, reason: a, expires: soon }', '`soon` is not a day'],
    ['ignore:\n  - { check: syntax, reasn: a }', 'did you mean `reason`?'],
    ['- a', '1:1: the file is a list and should be an object'],
    ['failOn: [', 'leastwise.config.yaml:1:'],
  ])('%s', async (config, message) => {
    const { code, stdout, stderr } = await scanWith(config);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('leastwise: leastwise.config.yaml:');
    expect(stderr).toContain(message);
  });

  test('a file that was named and is not there', async () => {
    const { code, stderr } = await leastwise(['scan', '--config', 'nowhere.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain('cannot read the configuration `nowhere.yaml`: it does not exist');
  });
});

test.each<[string, string, boolean]>([
  ['a', 'a', true],
  ['a', 'x/a', true],
  ['a', 'a/b.json', true],
  ['a', 'ab', false],
  ['a/', 'a/b', true],
  ['./a/b', 'a/b', true],
  ['a/b', 'x/a/b', false],
  ['**/b', 'x/y/b', true],
  ['**/b', 'b', true],
  ['a/**', 'a/b/c', true],
  ['a/**', 'a', false],
  ['*.json', 'x/b.json', true],
  ['a/*.json', 'a/b/c.json', false],
  ['a?', 'ab', true],
  ['a.b', 'axb', false],
])('pattern %s and path %s', (pattern, path, expected) => {
  expect(matchesPath(pattern, path)).toBe(expected);
});

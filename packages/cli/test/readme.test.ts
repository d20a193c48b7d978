import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FORMATS } from '@leastwise/report';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/commands.ts';
import { folderWith, leastwise } from './command-line.ts';

// What the pages promise to newcomers, held to what the program does.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'docs/adoption.md',
  'docs/precision.md',
  'conformance/README.md',
  'packages/cdk/README.md',
  'packages/cli/README.md',
];
const pages = PAGES.map((name) => [name, readFileSync(join(root, name), 'utf8')] as const);
const readme = pages[0]![1];

test('the output that the first page shows is that of the command it shows', async () => {
  const [, shown] = /\$ npx leastwise scan examples\n\n(.*?)\n```/s.exec(readme)!;
  const { stdout } = await leastwise(['scan', 'examples'], { cwd: root });
  expect(stdout).toContain(`${shown}\n`);
});

test('the example of test cases passes', async () => {
  const { code, stdout } = await leastwise(['test', 'examples'], { cwd: root });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^\d+ cases of 1 file pass\n$/),
  });
});

test('the table of commands has every command, and what it takes', () => {
  const rows = [...readme.matchAll(/^\| `leastwise ([a-z]+)[^|]*\|/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
});

test('the formats are all there are', () => {
  const [, formats] = /`--format ([a-z|]+)`/.exec(readme)!;
  expect(formats!.split('|')).toEqual(Object.keys(FORMATS));
});

describe.each(pages)('%s', (_, text) => {
  // Words after `leastwise` up to the end of the code, of a pipe or of another command.
  const lines = [...text.matchAll(/(?:npx |\$ |`|^)leastwise ([a-z]+)([^`\n|;&]*)/gm)];

  test('names commands and flags that there are', () => {
    for (const [line, name, rest] of lines) {
      const command = COMMANDS.find((one) => one.name === name);
      expect(command, line).toBeDefined();
      const flags = command!.flags.map((flag) => `--${flag.name}`);
      for (const [flag] of rest!.matchAll(/(?<=\s)--[a-z-]+/g)) expect(flags, line).toContain(flag);
    }
  });
});

describe('a suppression hides what it stands beside', () => {
  const comments = [...readme.matchAll(/^(Resource: .*# leastwise: ignore.*)$/gm)].map(([line]) => line);

  test.each(comments)('%s', async (line) => {
    const cwd = folderWith({
      'template.yaml': `Resources:
  Auditors:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                ${line}
`,
    });
    const { stdout } = await leastwise(['scan', '--format', 'json'], { cwd, now: '2026-06-30T00:00:00Z' });
    const { findings, suppressed } = JSON.parse(stdout);
    expect(findings).toEqual([]);
    expect(suppressed).toHaveLength(1);
  });

  test('there is one on the first page', () => expect(comments).toHaveLength(1));
});

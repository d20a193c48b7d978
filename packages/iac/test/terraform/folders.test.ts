import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSources } from '../../src/index.ts';

const OPEN = `policy = jsonencode({
    Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leastwise-terraform-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function scan(path = '.') {
  const { sources, errors } = await readSources([path], { cwd: folder });
  return {
    errors: errors.map(({ message }) => message),
    policies: sources.flatMap(({ text, policies }) =>
      policies.map(({ policy, owner }) => `${text.file}: ${owner?.id} ${text.location(policy.range).file}`),
    ),
    notAnalysed: sources.flatMap(({ notAnalysed }) =>
      notAnalysed.map(({ file, reason }) => `${file}: ${reason}`),
    ),
    sources,
  };
}

describe('modules in folders', () => {
  test('one that others call is read as a part of each of them, and one that nobody reaches by itself', async () => {
    write({
      'prod/main.tf': 'module "app" {\n  source = "../modules/app"\n  name = "prod"\n}\n',
      'test/main.tf': 'module "app" {\n  source = "../modules/app"\n  name = "test"\n}\n',
      'modules/app/main.tf': `variable "name" {}\nresource "aws_iam_policy" "p" {\n  name = var.name\n  ${OPEN}\n}\n`,
      'alone/main.tf': `resource "aws_iam_policy" "p" {\n  ${OPEN}\n}\n`,
      'circle/a/main.tf': `module "b" { source = "../b" }\nresource "aws_iam_policy" "a" {\n  ${OPEN}\n}\n`,
      'circle/b/main.tf': `module "a" { source = "../a" }\nresource "aws_iam_policy" "b" {\n  ${OPEN}\n}\n`,
    });
    expect((await scan()).policies).toEqual([
      'alone: aws_iam_policy.p alone/main.tf',
      'prod: module.app.aws_iam_policy.p modules/app/main.tf',
      'test: module.app.aws_iam_policy.p modules/app/main.tf',
      'circle/a: aws_iam_policy.a circle/a/main.tf',
      'circle/a: module.b.aws_iam_policy.b circle/b/main.tf',
    ]);
  });

  test('a file that is given brings its module', async () => {
    write({
      'main.tf': `resource "aws_iam_policy" "p" {\n  ${OPEN}\n}\n`,
      'other.tf': `resource "aws_iam_policy" "q" {\n  ${OPEN}\n}\n`,
    });
    const { policies, errors } = await scan('main.tf');
    expect(policies).toEqual(['.: aws_iam_policy.p main.tf', '.: aws_iam_policy.q other.tf']);
    expect(errors).toEqual([]);
  });

  test('nothing outside of the project is read, not through links either', async () => {
    write({
      'secret.json': '{"secret": true}',
      'project/main.tf': [
        'resource "aws_iam_policy" "p" {',
        '  name        = file("../secret.json")',
        '  path        = file("link.json")',
        '  description = file("/etc/hostname")',
        '}',
        'module "out" { source = "../elsewhere" }',
      ].join('\n'),
      'elsewhere/main.tf': 'resource "aws_iam_policy" "p" {}',
    });
    symlinkSync('../secret.json', join(folder, 'project', 'link.json'));
    symlinkSync('.', join(folder, 'project', 'loop'));
    const { sources, notAnalysed } = await scan('project');
    expect(sources.map(({ text }) => text.parts.map(({ file }) => file))).toEqual([['project/main.tf']]);
    expect(notAnalysed).toContain('project/main.tf: module `module.out`: there is no module in `elsewhere`');
  });

  test('a comment suppresses what it stands at, in each of the files', async () => {
    write({
      'a.tf': `resource "aws_iam_policy" "p" {\n  ${OPEN}\n}\n`,
      'b.tf': `# leastwise: ignore[full-administrator] for the tests\nresource "aws_iam_policy" "q" {\n  ${OPEN}\n}\n`,
    });
    const { sources } = await scan();
    const [source] = sources;
    const [suppression, ...others] = source!.suppressions;
    expect(others).toEqual([]);
    expect(suppression).toMatchObject({ checks: ['full-administrator'], reason: 'for the tests' });
    expect(source!.text.location(suppression!.covers)).toMatchObject({
      file: 'b.tf',
      startLine: 2,
      endLine: 6,
    });
  });

  test('a syntax error is one problem with its file, and the rest is read', async () => {
    write({
      'a.tf': 'resource "aws_iam_policy" "broken" {\n  name = [\n}\n',
      'b.tf': `resource "aws_iam_policy" "q" {\n  ${OPEN}\n}\n`,
    });
    const { sources, policies } = await scan();
    expect(policies).toEqual(['.: aws_iam_policy.q b.tf']);
    const [problem, ...others] = sources[0]!.problems.filter(({ code }) => code === 'syntax');
    expect(others).toEqual([]);
    expect(sources[0]!.text.location(problem!.range)).toMatchObject({
      file: 'a.tf',
      startLine: 3,
      startColumn: 1,
    });
  });
});

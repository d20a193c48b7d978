import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSources } from '../src/index.ts';

const POLICY =
  '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}';
const TEMPLATE = 'Resources:\n  Key: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Statement: []}}}\n';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leastwise-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

async function scan(...paths: string[]) {
  const found = await readSources(paths.length > 0 ? paths : ['.'], { cwd: folder });
  return {
    ...found,
    names: found.sources.map(({ text }) => text.file),
    skipped: found.notAnalysed.map(({ file, reason }) => `${file}: ${reason}`),
    failures: found.errors.map(({ code, message }) => `${code}: ${message}`),
  };
}

describe('what is found in a folder', () => {
  test('policies and templates by content, in the order of names', async () => {
    write({
      'b/t.yml': TEMPLATE,
      'a.json': POLICY,
      'b.json': '{"name": "other"}',
      'c.template': TEMPLATE,
      'd.txt': POLICY,
      'e.jsonc': `${POLICY} // fine here`,
      'node_modules/x/p.json': POLICY,
      '.git/p.json': POLICY,
      '.aws-sam/build/t.yaml': TEMPLATE,
      '.github/policy.json': POLICY,
    });
    const { names, files, skipped, failures } = await scan();
    expect(names).toEqual(['.github/policy.json', 'a.json', 'b/t.yml', 'c.template', 'e.jsonc']);
    expect({ files, skipped, failures }).toEqual({ files: 5, skipped: [], failures: [] });
  });

  test('not what git ignores', async () => {
    write({
      '.gitignore': '*.gen.json\n/build/\n!keep.gen.json\n',
      '.git/info/exclude': 'private.json\n',
      'a.gen.json': POLICY,
      'keep.gen.json': POLICY,
      'private.json': POLICY,
      'build/a.json': POLICY,
      'sub/.gitignore': 'a.json\n!b.gen.json\n',
      'sub/a.json': POLICY,
      'sub/b.gen.json': POLICY,
      'sub/build/a.json': POLICY,
      'sub/deep/c.json': POLICY,
    });
    expect((await scan()).names).toEqual(['keep.gen.json', 'sub/b.gen.json', 'sub/deep/c.json']);
    expect((await scan('sub')).names).toEqual(['sub/b.gen.json', 'sub/deep/c.json']);
    // What is asked for by name is looked at.
    expect((await scan('build')).names).toEqual(['build/a.json']);
    expect((await scan('a.gen.json')).names).toEqual(['a.gen.json']);
  });

  test('an assembly that git ignores is named, and read when asked for', async () => {
    const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'Stack.template.json' } };
    write({
      '.gitignore': 'cdk.out\n',
      '.git/info/exclude': '',
      'cdk.out/manifest.json': JSON.stringify({ version: '36.0.0', artifacts: { Stack: stack } }),
      'cdk.out/Stack.template.json': JSON.stringify({ Resources: { A: { Type: 'AWS::SNS::Topic' } } }),
    });
    const { names, skipped } = await scan();
    expect(names).toEqual([]);
    expect(skipped).toEqual(['cdk.out: git ignores this cloud assembly; name it to have it analysed']);
    expect((await scan('cdk.out')).names).toEqual(['cdk.out/Stack.template.json']);
  });

  test('each file once, links followed, loops ended', async () => {
    write({ 'a/p.json': POLICY, 'z/outside.json': POLICY });
    symlinkSync('..', join(folder, 'a', 'up'));
    symlinkSync('.', join(folder, 'a', 'self'));
    symlinkSync('p.json', join(folder, 'a', 'q.json'));
    symlinkSync('nowhere.json', join(folder, 'a', 'broken.json'));
    symlinkSync('nowhere', join(folder, 'a', 'broken'));
    symlinkSync('../z/outside.json', join(folder, 'a', 'r.json'));
    const { names, skipped } = await scan();
    expect(names).toEqual(['a/p.json', 'a/r.json']);
    expect(skipped).toEqual(['a/broken.json: it is a link that leads nowhere']);
  });

  test.skipIf(process.getuid?.() === 0)('what cannot be read is named', async () => {
    write({ 'a.json': POLICY, 'locked/b.json': POLICY });
    chmodSync(join(folder, 'a.json'), 0);
    chmodSync(join(folder, 'locked'), 0);
    const { skipped } = await scan();
    chmodSync(join(folder, 'locked'), 0o700);
    expect(skipped).toEqual(['a.json: no permission to read it', 'locked: no permission to read it']);
  });

  test('a folder of Terraform is one source; modules of other clouds are passed over', async () => {
    write({
      'aws/main.tf': 'resource "aws_iam_role" "x" {}',
      'aws/more.tf': 'resource "aws_iam_role" "y" {}',
      'aws/new.tofu': 'resource "aws_iam_role" "z" {}',
      'other/other.tf': 'resource "null_resource" "x" {}',
    });
    const { sources } = await readSources([folder], { cwd: folder });
    expect(sources.map(({ text, resources }) => [text.file, resources.map(({ id }) => id)])).toEqual([
      ['aws', ['aws_iam_role.x', 'aws_iam_role.y', 'aws_iam_role.z']],
    ]);
  });

  test('thousands of files', async () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 5000; index++) {
      const policy = index % 10 === 0 ? POLICY : '{"Resources": {"cpu": 1}, "Statement": "none"}';
      files[`d${index % 50}/f${index}.json`] = policy;
    }
    write(files);
    expect((await scan()).files).toBe(500);
  });

  test('nothing', async () => {
    const { files, failures } = await scan();
    expect({ files, failures }).toEqual({ files: 0, failures: [] });
  });
});

describe('files that are given by name', () => {
  test('must be one of ours', async () => {
    write({ 'a.json': '{"name": "other"}', 'b.txt': POLICY, 'c.json': POLICY });
    const { names, failures } = await scan('a.json', 'b.txt', 'nowhere.json', 'c.json', './c.json');
    expect(names).toEqual(['b.txt', 'c.json']);
    expect(failures).toEqual([
      'nothing-to-analyse: `a.json` is not a policy, a CloudFormation or SAM template, a module or plan of Terraform, or a CDK cloud assembly',
      'no-such-path: cannot read `nowhere.json`: it does not exist',
    ]);
  });

  test('outside the folder where one stands are shown in full', async () => {
    write({ 'a/p.json': POLICY, 'b/x': '' });
    const { sources } = await readSources(['../a/p.json'], { cwd: join(folder, 'b') });
    expect(sources.map(({ text }) => text.file)).toEqual([join(folder, 'a', 'p.json')]);
  });
});

describe('bytes that are no UTF-8', () => {
  test.each<[name: string, bytes: Buffer, message: string, column: number]>([
    [
      'Latin-1',
      Buffer.from(POLICY.replace('s3:*', 's3:\u00e9'), 'latin1'),
      'not valid UTF-8: byte 0xE9',
      POLICY.indexOf('s3:*') + 4,
    ],
    [
      'after a real replacement character',
      Buffer.concat([Buffer.from(POLICY.replace('s3:*', '\ufffd')), Buffer.from([0x20, 0xff])]),
      'not valid UTF-8: byte 0xFF',
      POLICY.length - 1,
    ],
    [
      'UTF-16, as PowerShell writes it',
      Buffer.from(`\ufeff${POLICY}`, 'utf16le'),
      'the file is in UTF-16, which AWS does not take; save it as UTF-8',
      1,
    ],
  ])('%s', async (_, bytes, message, column) => {
    write({ 'p.json': bytes });
    const { sources } = await scan();
    const problem = sources[0]?.problems.find((one) => one.message === message);
    expect(problem && sources[0]!.text.location(problem.range).startColumn).toBe(column);
    expect(sources[0]?.policies).toHaveLength(1);
  });
});

describe('templates that belong together', () => {
  const parent = (url: string) =>
    `Resources:\n  Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ${url}}}\n`;

  test('a nested stack with its template beside it is analysed once', async () => {
    write({ 'parent.yaml': parent('./nested/child.yaml'), 'nested/child.yaml': TEMPLATE });
    const alone = await scan('parent.yaml');
    expect(alone.names).toEqual(['parent.yaml', 'nested/child.yaml']);
    expect(alone.sources.flatMap(({ notAnalysed }) => notAnalysed)).toEqual([]);
    expect((await scan()).names).toEqual(['nested/child.yaml', 'parent.yaml']);
  });

  test('a nested stack that names itself ends', async () => {
    write({ 'parent.yaml': parent('parent.yaml') });
    expect((await scan()).names).toEqual(['parent.yaml']);
  });

  test.each(['https://s3.amazonaws.com/b/t.yaml', './nowhere.yaml'])(
    'without its template: %s',
    async (url) => {
      write({ 'parent.yaml': parent(url) });
      const { sources } = await scan();
      expect(sources[0]?.notAnalysed.map(({ reason }) => reason)).toEqual([
        'nested stack `Nested`: its template is not here',
      ]);
    },
  );

  test('a cloud assembly is read as a whole', async () => {
    const manifest = {
      version: '38.0.0',
      artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' } } },
    };
    const resource = {
      Type: 'AWS::KMS::Key',
      Metadata: { 'aws:cdk:path': 'S/Key' },
      Properties: { KeyPolicy: { Statement: [] } },
    };
    write({
      'app/cdk.out/manifest.json': JSON.stringify(manifest),
      'app/cdk.out/S.template.json': JSON.stringify({ Resources: { Key: resource } }),
      'app/cdk.out/asset.1/policy.json': POLICY,
    });
    for (const path of ['.', 'app/cdk.out', 'app/cdk.out/manifest.json']) {
      const { sources, names } = await scan(path);
      expect(names).toEqual(['app/cdk.out/S.template.json']);
      expect(sources[0]?.format).toBe('cdk');
      expect(sources[0]?.resources[0]?.constructPath).toBe('S/Key');
    }
  });
});

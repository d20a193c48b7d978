import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SourceText } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { readTemplate } from '../cloudformation/read-template.ts';
import { isCdkTemplate } from './is-cdk-template.ts';
import { isAssemblyManifest, readCloudAssembly } from './read-cloud-assembly.ts';

type Files = Record<string, unknown>;

function read(files: Files) {
  const opened: string[] = [];
  const assembly = readCloudAssembly('cdk.out', (file) => {
    opened.push(file);
    const content = files[file];
    if (content === undefined) return undefined;
    return new SourceText(file, typeof content === 'string' ? content : JSON.stringify(content));
  });
  return { ...assembly, opened };
}

function manifest(artifacts: object): object {
  return { version: '38.0.0', artifacts };
}

function stack(properties: object, more: object = {}): object {
  return { type: 'aws:cloudformation:stack', properties, ...more };
}

function resource(path: string | undefined, type = 'AWS::SQS::Queue', more: object = {}): object {
  return { Type: type, ...(path && { Metadata: { 'aws:cdk:path': path } }), ...more };
}

const NESTED_HASH = 'a'.repeat(64);

describe('constructs behind resources', () => {
  const template = { Resources: { Jobs1: resource('Shop/Jobs/Resource'), Bare2: resource(undefined) } };
  const trace = ['new Queue (/app/node_modules/aws-cdk-lib/q.js:1:1)', 'new Shop (/app/lib/shop.ts:4:5)'];

  test.each<[string, Files]>([
    [
      'metadata in the manifest, traces at the logical id',
      {
        'cdk.out/manifest.json': manifest({
          Shop: stack(
            { templateFile: 'Shop.template.json' },
            {
              metadata: {
                '/Shop/Jobs/Resource': [{ type: 'aws:cdk:logicalId', data: 'Jobs1', trace }],
                '/Shop/Bare/Resource': [{ type: 'aws:cdk:logicalId', data: 'Bare2', trace }],
              },
            },
          ),
        }),
      },
    ],
    [
      'metadata in a file of its own, traces as creation stacks',
      {
        'cdk.out/manifest.json': manifest({
          Shop: stack(
            { templateFile: 'Shop.template.json' },
            { additionalMetadataFile: 'Shop.metadata.json' },
          ),
        }),
        'cdk.out/Shop.metadata.json': {
          '/Shop/Jobs/Resource': [
            { type: 'aws:cdk:logicalId', data: 'Jobs1' },
            { type: 'aws:cdk:creationStack', data: trace },
          ],
          '/Shop/Bare/Resource': [
            { type: 'aws:cdk:logicalId', data: 'Bare2' },
            { type: 'aws:cdk:creationStack', data: ['...aws-cdk-lib...'] },
            {
              type: 'aws:cdk:propertyAssignment',
              data: { propertyName: 'PolicyDocument', stackTrace: trace },
            },
          ],
        },
      },
    ],
  ])('%s', (_, files) => {
    const { templates, notAnalysed } = read({ ...files, 'cdk.out/Shop.template.json': template });
    expect(notAnalysed).toEqual([]);
    expect(templates.map(({ text, format }) => [text.file, format])).toEqual([
      ['cdk.out/Shop.template.json', 'cdk'],
    ]);
    const { constructOf } = templates[0]!;
    expect(constructOf?.('Jobs1')).toEqual({ path: 'Shop/Jobs/Resource', createdAt: 'lib/shop.ts:4:5' });
    expect(constructOf?.('Bare2')).toEqual({ path: 'Shop/Bare/Resource', createdAt: 'lib/shop.ts:4:5' });
    expect(constructOf?.('Other3')).toBeUndefined();
  });

  test('the tree knows paths that nothing else notes', () => {
    const { templates } = read({
      'cdk.out/manifest.json': manifest({
        Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
        Shop: stack({ templateFile: 'Shop.template.json' }),
      }),
      'cdk.out/tree.json': {
        version: 'tree-0.1',
        tree: {
          path: '',
          children: {
            Other: {
              path: 'Other/X',
              attributes: { 'aws:cdk:cloudformation:logicalId': 'Bare2' },
            },
            Shop: {
              path: 'Shop',
              children: {
                Bare: {
                  path: 'Shop/Bare/Resource',
                  attributes: { 'aws:cdk:cloudformation:logicalId': 'Bare2' },
                },
              },
            },
          },
        },
      },
      'cdk.out/Shop.template.json': template,
    });
    expect(templates[0]!.constructOf?.('Bare2')).toEqual({ path: 'Shop/Bare/Resource' });
  });
});

describe('what is in an assembly', () => {
  test('stages and nested stacks, each template once', () => {
    const nestedPath = {
      Metadata: { 'aws:cdk:path': 'Prod/Shop/A', 'aws:asset:path': 'A.nested.template.json' },
    };
    const { templates, notAnalysed } = read({
      'cdk.out/manifest.json': manifest({
        'assembly-Prod': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
      }),
      'cdk.out/assembly-Prod/manifest.json': manifest({
        Assets: { type: 'cdk:asset-manifest', properties: { file: 'Shop.assets.json' } },
        Shop: stack(
          { templateFile: 'Shop.template.json' },
          {
            displayName: 'Prod/Shop',
            metadata: {
              '/Prod/Shop/A/Q/Resource': [
                { type: 'aws:cdk:logicalId', data: 'Q', trace: ['f (/a/lib/q.ts:1:2)'] },
              ],
            },
          },
        ),
      }),
      'cdk.out/assembly-Prod/Shop.assets.json': {
        files: { [NESTED_HASH]: { source: { path: 'B.nested.template.json' } } },
      },
      'cdk.out/assembly-Prod/Shop.template.json': {
        Resources: {
          A: { Type: 'AWS::CloudFormation::Stack', Properties: {}, ...nestedPath },
          Again: { Type: 'AWS::CloudFormation::Stack', Properties: {}, ...nestedPath },
          B: {
            Type: 'AWS::CloudFormation::Stack',
            Properties: {
              TemplateURL: {
                'Fn::Join': ['', ['https://s3/', { Ref: 'AWS::URLSuffix' }, `/${NESTED_HASH}.json`]],
              },
            },
          },
          Elsewhere: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://s3/x.json' } },
        },
      },
      'cdk.out/assembly-Prod/A.nested.template.json': {
        Resources: { Q: resource('Prod/Shop/A/Q/Resource') },
      },
      'cdk.out/assembly-Prod/B.nested.template.json': { Resources: {} },
    });
    expect(notAnalysed).toEqual([]);
    expect(templates.map(({ text }) => text.file)).toEqual([
      'cdk.out/assembly-Prod/Shop.template.json',
      'cdk.out/assembly-Prod/A.nested.template.json',
      'cdk.out/assembly-Prod/B.nested.template.json',
    ]);
    const [shop, nested] = templates;
    expect(['A', 'B', 'Elsewhere'].map((id) => shop!.nestedStack?.(id, undefined))).toEqual([
      true,
      true,
      false,
    ]);
    expect(nested!.constructOf?.('Q')).toEqual({ path: 'Prod/Shop/A/Q/Resource', createdAt: 'lib/q.ts:1:2' });
  });

  test('metadata alone tells the constructs of nested stacks, and parts have the line of their whole', () => {
    const created = (line: number) => [`new Shop (/app/lib/shop.ts:${line}:5)`];
    const element = (id: string, trace: readonly string[]) => [
      { type: 'aws:cdk:logicalId', data: id },
      { type: 'aws:cdk:creationStack', data: trace },
    ];
    const within = ['...aws-cdk-lib...'];
    const nested = {
      Type: 'AWS::CloudFormation::Stack',
      Metadata: { 'aws:asset:path': 'Inner.nested.json' },
    };
    const { templates } = read({
      'cdk.out/manifest.json': manifest({
        Shop: stack({ templateFile: 'Shop.template.json' }, { additionalMetadataFile: 'Shop.metadata.json' }),
      }),
      'cdk.out/Shop.metadata.json': {
        '/Shop': [
          { type: 'aws:cdk:templateFile', data: 'Shop.template.json' },
          { type: 'aws:cdk:creationStack', data: created(1) },
        ],
        '/Shop/Inner': [{ type: 'aws:cdk:templateFile', data: 'Inner.nested.json' }],
        '/Shop/Inner/Jobs/Resource': element('Jobs1', created(2)),
        '/Shop/Jobs/Resource': element('Jobs1', created(3)),
        '/Shop/Jobs/Policy/Resource': element('Policy2', within),
        '/Shop/Alone': element('Alone3', within),
      },
      'cdk.out/Shop.template.json': {
        Resources: { Jobs1: resource(undefined), Policy2: resource(undefined), Inner: nested },
      },
      'cdk.out/Inner.nested.json': { Resources: { Jobs1: resource(undefined) } },
    });
    const [outer, inner] = templates.map(({ constructOf }) => constructOf!);
    expect(outer!('Jobs1')).toEqual({ path: 'Shop/Jobs/Resource', createdAt: 'lib/shop.ts:3:5' });
    expect(inner!('Jobs1')).toEqual({ path: 'Shop/Inner/Jobs/Resource', createdAt: 'lib/shop.ts:2:5' });
    expect(outer!('Policy2')).toEqual({ path: 'Shop/Jobs/Policy/Resource', createdAt: 'lib/shop.ts:3:5' });
    // The line of the stack says nothing of what is in it.
    expect(outer!('Alone3')).toEqual({ path: 'Shop/Alone' });
  });

  test.each<[string, Files, string]>([
    ['no manifest', {}, 'the manifest of the cloud assembly `cdk.out` cannot be read: there is none'],
    [
      'another manifest',
      { 'cdk.out/manifest.json': { name: 'My app' } },
      'the manifest of the cloud assembly `cdk.out` cannot be read: it is not one of a cloud assembly',
    ],
    [
      'a template that is not there',
      { 'cdk.out/manifest.json': manifest({ Shop: stack({ templateFile: 'Shop.template.json' }) }) },
      'the template of stack `Shop` is not in the assembly',
    ],
    [
      'a template outside of it',
      {
        'cdk.out/manifest.json': manifest({ Shop: stack({ templateFile: '../secret.json' }) }),
        'secret.json': { Resources: {} },
      },
      'the template of stack `Shop` is not in the assembly',
    ],
    [
      'an assembly outside of it',
      {
        'cdk.out/manifest.json': manifest({
          Loop: { type: 'cdk:cloud-assembly', properties: { directoryName: '..' } },
        }),
      },
      'assembly `..` is no folder within this one',
    ],
    [
      'an assembly that holds itself',
      {
        'cdk.out/manifest.json': manifest({
          Loop: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } },
        }),
      },
      'assembly `.` is no folder within this one',
    ],
  ])('%s is said', (_, files, reason) => {
    const { templates, notAnalysed } = read(files);
    expect(templates).toEqual([]);
    expect(notAnalysed.map((part) => part.reason)).toEqual([reason]);
  });

  test('files of assets stay closed', () => {
    const { opened } = read({
      'cdk.out/manifest.json': manifest({ Shop: stack({ templateFile: 'Shop.template.json' }) }),
      'cdk.out/Shop.template.json': { Resources: { Q: resource('Shop/Q/Resource') } },
      'cdk.out/asset.123/index.json': { Resources: {} },
    });
    expect(new Set(opened)).toEqual(new Set(['cdk.out/manifest.json', 'cdk.out/Shop.template.json']));
  });
});

test('manifests and templates of CDK are known by what they hold', () => {
  expect(isAssemblyManifest(JSON.stringify(manifest({})))).toBe(true);
  expect(isAssemblyManifest('{"name":"app","icons":[]}')).toBe(false);
  expect(isAssemblyManifest('not json')).toBe(false);
  const { templates } = read({
    'cdk.out/manifest.json': manifest({
      A: stack({ templateFile: 'a.json' }),
      B: stack({ templateFile: 'b.json' }),
    }),
    'cdk.out/a.json': { Resources: { Q: resource('A/Q/Resource') } },
    'cdk.out/b.json': { Resources: { Q: resource(undefined) } },
  });
  expect(templates.map(({ root }) => isCdkTemplate(root))).toEqual([true, false]);
});

test('the example app, as CDK synthesised it', () => {
  const folder = resolve(import.meta.dirname, '../../../../examples/orders-cdk/cdk.out');
  const { templates, notAnalysed } = readCloudAssembly(folder, (file) => {
    return existsSync(file) ? new SourceText(file, readFileSync(file, 'utf8')) : undefined;
  });
  expect([templates.length, notAnalysed]).toEqual([1, []]);
  const { resources, policies } = readTemplate(templates[0]!);
  const from = resources.map(({ type, constructPath, createdAt }) => [type, constructPath, createdAt]);
  expect(from).toContainEqual([
    'AWS::S3::Bucket',
    'OrdersStack/Invoices/Resource',
    'lib/orders-stack.ts:19:22',
  ]);
  expect(from).toContainEqual([
    'AWS::IAM::Policy',
    'OrdersStack/Exporter/ServiceRole/DefaultPolicy/Resource',
    'lib/orders-stack.ts:46:14',
  ]);
  expect(policies.map(({ kind }) => kind).sort()).toEqual([
    ...Array(3).fill('identity'),
    ...Array(2).fill('resource'),
    ...Array(3).fill('trust'),
  ]);
});

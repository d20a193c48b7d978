import { OpaqueTable, type PolicyInContext, parsePolicy, readDocument, SourceText } from '@leastwise/core';
import { expect, test } from 'vitest';
import { renderMinimisedJson } from '../../src/minimise/render-minimised-json.ts';
import { folderWith } from '../command-line.ts';
import { Outputs } from './outputs.ts';

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (action: string | readonly string[], more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...more,
});

test('what `leastwise minimise` writes is what its schema says, all of it', async () => {
  const cwd = folderWith({
    'minimal.json': policy(allow('s3:*')),
    'parts.json': policy(
      allow(['s3:Get*', 's3:GetObject'], { Sid: 'Read', Resource: ['arn:aws:s3:::*', 'arn:aws:s3:::a/*'] }),
      allow('s3:GetBucketAcl', { Resource: 'arn:aws:s3:::invoices' }),
      allow('s3:GetBucketTagging', { Sid: 'Tags', Resource: 'arn:aws:s3:::invoices' }),
    ),
    'scp.json': policy({ ...allow('*'), Effect: 'Deny' }, { ...allow('s3:*'), Effect: 'Deny' }),
    'resource.json': policy(allow('sns:*', { Principal: '*' }), allow('sns:Publish', { Principal: '*' })),
  });
  const outputs = new Outputs('minimise-v1.schema.json');
  await outputs.of(['minimise', 'minimal.json'], { cwd });
  const parts = await outputs.of(['minimise', 'parts.json'], { cwd });
  expect(parts.removed).toMatchObject([
    { what: 'statement', statement: 'Tags', index: 2, sid: 'Tags', location: { file: 'parts.json' } },
    { what: 'statement', statement: 2, index: 1 },
    { what: 'action', statement: 'Read', value: 's3:GetObject' },
    { what: 'resource', statement: 'Read', value: 'arn:aws:s3:::a/*' },
  ]);
  await outputs.of(['minimise', 'scp.json', '--type', 'scp'], { cwd });
  expect(await outputs.of(['minimise', 'resource.json', '--type', 'resource'], { cwd })).toMatchObject({
    name: 'resource.json',
    kind: 'resource',
    catalogueDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  // What has not been tried takes a policy that is larger than a test should read, or none that stands by itself.
  const source = new SourceText('large.json', policy(allow('s3:*')));
  const large: PolicyInContext = {
    policy: parsePolicy(readDocument(source).root!, 'identity'),
    ...{ kind: 'identity', name: 'large.json', source, opaque: new OpaqueTable() },
  };
  const untried = { policy: large.policy, removed: [] };
  outputs.hold(renderMinimisedJson(large, { ...untried, isUnfinished: true }, '2026-06-30'), 'unfinished');
  outputs.hold(renderMinimisedJson(large, { ...untried, reason: 'not known' }, '2026-06-30'), 'unknown');

  expect(outputs.neverSeen()).toEqual([]);
  const { seen, described } = outputs.valuesOf('verdict');
  expect(seen).toEqual(described);
});

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folderWith } from '../command-line.ts';
import { Outputs } from './outputs.ts';

const FAILING = `version: 1
cases:
  - name: ci writes
    request: {principal: "arn:aws:iam::111122223333:role/ci", action: s3:PutObject, resource: "arn:aws:s3:::a/b"}
    policies: {identity: {Version: "2012-10-17", Statement: {Sid: Read, Effect: Allow, Action: "s3:Get*", Resource: "*"}}}
    expect: {decision: allowed}
  - name: it depends on something else
    request: {principal: "arn:aws:iam::111122223333:role/ci", action: s3:PutObject, resource: "arn:aws:s3:::a/b"}
    policies: {identity: unknown}
    expect: {decision: depends, dependsOn: [scp]}
`;

test('what `leastwise test` writes is what its schema says, all of it', async () => {
  const outputs = new Outputs('test-v1.schema.json');
  const failed = await outputs.of(['test', 'failing.yaml'], { cwd: folderWith({ 'failing.yaml': FAILING }) });
  expect(failed).toMatchObject({
    cases: [
      {
        pass: false,
        line: 3,
        location: { file: 'failing.yaml', startLine: 3 },
        requests: [{ action: 's3:PutObject' }],
      },
      { pass: false, expectedDependsOn: ['scp'], dependsOn: [{ kind: 'layer', name: 'identity' }] },
    ],
    summary: { files: 1, cases: 2, failed: 2, notRun: 0 },
  });
  const broken = await outputs.of(['test', 'broken.yaml'], {
    cwd: folderWith({ 'broken.yaml': 'cases: [' }),
  });
  expect(broken).toMatchObject({ cases: [], notRun: [{ file: 'broken.yaml' }] });
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  await outputs.of(['test', 'conformance'], { cwd: root });
  expect(outputs.neverSeen()).toEqual([]);
});

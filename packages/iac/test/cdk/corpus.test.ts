import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SourceText } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/read-source.ts';

const root = resolve(import.meta.dirname, '../../../..');
const data = join(process.env.LEASTWISE_SHARED_DATA ?? resolve(root, '../shared/data'), 'cdk');
const files = existsSync(data)
  ? readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.template.json'))
  : [];

describe.skipIf(files.length === 0)(`templates that CDK synthesised (${data}; skipped when absent)`, () => {
  test.each(files)('%s', (file) => {
    const source = readSource(new SourceText(file, readFileSync(join(data, file), 'utf8')))!;
    expect([source.format, source.problems]).toEqual(['cdk', []]);
    const declared = source.resources.filter(({ type }) => type === 'AWS::IAM::Role').map(({ id }) => id);
    const trusted = source.policies.filter(({ kind }) => kind === 'trust').map(({ owner }) => owner?.id);
    expect(trusted).toEqual(declared);
  });
});

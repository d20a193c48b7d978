import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDocument, SourceText } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { expandSam } from '../../src/sam/expand-sam.ts';
import { longForm } from '../../src/sam/template/intrinsics.ts';
import { permissionsOf } from './permissions-of.ts';

const root = resolve(import.meta.dirname, '../../../..');
const data = join(process.env.LEASTWISE_SHARED_DATA ?? resolve(root, '../shared/data'), 'sam');
const names = existsSync(data)
  ? readdirSync(join(data, 'input')).filter((file) => file.endsWith('.yaml'))
  : [];

describe.skipIf(names.length === 0)(
  `templates that SAM itself expanded (${data}; skipped when absent)`,
  () => {
    test.each(names.map((file) => file.slice(0, -'.yaml'.length)))('%s', (name) => {
      const file = join(data, 'input', `${name}.yaml`);
      const { root: input } = readDocument(new SourceText(file, readFileSync(file, 'utf8')));
      const { template } = expandSam(input!);
      const ours = permissionsOf(longForm(template) as never);
      const theirs = permissionsOf(JSON.parse(readFileSync(join(data, 'output', `${name}.json`), 'utf8')));
      expect(ours).toEqual(theirs);
    });
  },
);

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument, SourceText } from '@leastwise/core';
import { expect, test } from 'vitest';
import { expandSam } from '../../src/sam/expand-sam.ts';
import { longForm } from '../../src/sam/template/intrinsics.ts';
import { permissionsOf } from './permissions-of.ts';

const folder = join(import.meta.dirname, 'fixtures');
const names = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

/** Each fixture holds a template and, as JSON, the permissions in what SAM's own transform makes of it. */
test.each(names)('%s expands to what SAM makes of it', (name) => {
  const file = join(folder, name);
  const { root, problems } = readDocument(new SourceText(name, readFileSync(file, 'utf8')));
  expect(problems).toEqual([]);
  const { template, skipped } = expandSam(root!);
  const expected = JSON.parse(readFileSync(file.replace('.yaml', '.json'), 'utf8'));
  expect(permissionsOf(longForm(template) as never)).toEqual(permissionsOf(expected));
  expect(skipped).toEqual([]);
});

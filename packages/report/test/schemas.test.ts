import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  canSchema,
  checksSchema,
  diffSchema,
  minimiseSchema,
  paritySchema,
  proveSchema,
  scanSchema,
  testSchema,
} from '../src/schemas/index.ts';

const FOLDER = new URL('../schema/', import.meta.url);

/** By file; `scan` writes the report. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  'report-v1.schema.json': scanSchema,
  'can-v1.schema.json': canSchema,
  'diff-v1.schema.json': diffSchema,
  'prove-v1.schema.json': proveSchema,
  'test-v1.schema.json': testSchema,
  'minimise-v1.schema.json': minimiseSchema,
  'checks-v1.schema.json': checksSchema,
  'checks-parity-v1.schema.json': paritySchema,
};

/** As draft-07, with objects that may have further properties, as later versions of them do. */
function jsonSchema(schema: z.ZodType): object {
  const { $schema, title, description, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema: written }) => {
      // Both say nothing: numbers in JSON are no larger, and names are always strings.
      if (written.maximum === Number.MAX_SAFE_INTEGER) delete written.maximum;
      if (JSON.stringify(written.propertyNames) === '{"type":"string"}') delete written.propertyNames;
    },
  });
  return { $schema, title, description, ...rest };
}

describe.each(Object.entries(SCHEMAS))('%s', (file, schema) => {
  const generated = JSON.parse(JSON.stringify(jsonSchema(schema)));

  test('is that of the code', () => {
    // UPDATE_SCHEMA=1 npx vitest run packages/report/test/schemas.test.ts writes it anew; then `npm run format`.
    if (process.env.UPDATE_SCHEMA)
      writeFileSync(new URL(file, FOLDER), `${JSON.stringify(generated, null, 2)}\n`);
    expect(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))).toEqual(generated);
  });

  test('stands by itself, and refuses what is not of it', () => {
    const validate = new Ajv({ allErrors: true, strict: true, strictTypes: false }).compile(generated);
    expect(validate({ version: 2 })).toBe(false);
    expect(validate.errors!.map(({ keyword }) => keyword)).toEqual(
      expect.arrayContaining(['const', 'required']),
    );
  });
});

test('every schema is published, and no other', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(SCHEMAS).sort());
});

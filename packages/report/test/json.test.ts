import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { FORMATS } from '../src/index.ts';
import { fixedReport, fullReport, noFindings, plain } from './sample.ts';

const schema = JSON.parse(
  readFileSync(new URL('../schema/report-v1.schema.json', import.meta.url), 'utf8'),
) as object;

/** The schema with nothing allowed that it does not describe, so that a field nobody described shows. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return 'properties' in copy && !('additionalProperties' in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
}

test.each([
  ['with findings', fullReport],
  ['without findings', noFindings],
  ['of what was fixed', fixedReport],
])('a report %s is what its schema says, and nothing more', (_, report) => {
  const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(closed(schema) as object);
  validate(JSON.parse(FORMATS.json(report, plain)));
  expect(validate.errors).toBe(null);
});

test('a report without its findings is refused', () => {
  const validate = new Ajv().compile(schema);
  expect(validate({ version: 1, summary: {} })).toBe(false);
});

test('the fields that scripts rely on are there', () => {
  const report = JSON.parse(FORMATS.json(fullReport, plain));
  expect(report.findings[1]).toMatchObject({
    check: 'unknown-action',
    aliases: ['INVALID_ACTION'],
    severity: 'error',
    basis: 'proved',
    policy: { kind: 'identity', owner: 'OrdersFunctionRole' },
    location: { file: 'app/template.yaml', startLine: 14, startColumn: 21, endLine: 14, endColumn: 32 },
    controls: [],
    fingerprint: '2222222222222222',
  });
  expect(report.summary).toMatchObject({ files: 4, policies: 23, findings: 6, suppressed: 1 });
  expect(report.summary.notAnalysed[0]).toEqual({
    file: 'app/template.yaml',
    reason: 'nested stack `Network`: its template is not here',
  });
});

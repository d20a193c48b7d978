import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { FORMATS } from '../src/index.ts';
import { closed, publishedSchema } from './json-schema.ts';
import { fixedReport, fullReport, noFindings, plain } from './sample.ts';

const schema = publishedSchema('report-v1.schema.json');

test.each([
  ['with findings', fullReport],
  ['without findings', noFindings],
  ['of what was fixed', fixedReport],
])('a report %s is what its schema says, and nothing more', (_, report) => {
  const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(closed(schema));
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

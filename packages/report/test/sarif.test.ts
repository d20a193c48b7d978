import { readFileSync } from 'node:fs';
import { CHECK_DECLARATIONS, DOCUMENTATION } from '@leastwise/checks';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { FORMATS, type Report } from '../src/index.ts';
import { ruleOf } from '../src/sarif/rule.ts';
import { findings, fullReport, noFindings, plain } from './sample.ts';

// The schema of the OASIS standard, as it is published.
const schema = JSON.parse(
  readFileSync(new URL('fixtures/sarif-schema-2.1.0.json', import.meta.url), 'utf8'),
) as object;
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const sarif = (report: Report, more = {}) => JSON.parse(FORMATS.sarif(report, { ...plain, ...more }));

describe('is valid SARIF 2.1.0', () => {
  test.each<[string, Report, object]>([
    ['with findings', fullReport, {}],
    ['with suppressed findings', fullReport, { showSuppressed: true }],
    ['without findings', noFindings, {}],
  ])('%s', (_, report, more) => {
    validate(sarif(report, more));
    expect(validate.errors).toBe(null);
  });

  test('and the schema does refuse what is not', () => {
    const log = sarif(fullReport);
    log.runs[0].results[0].level = 'grave';
    expect(validate(log)).toBe(false);
  });
});

test('says when the job could not be done, so that what is missing is not taken for mended', () => {
  const log = sarif(noFindings, { failures: ['cannot read `nowhere`: it does not exist'] });
  const [invocation] = log.runs[0].invocations;
  expect(invocation).toEqual({
    executionSuccessful: false,
    toolExecutionNotifications: [
      { level: 'error', message: { text: 'cannot read `nowhere`: it does not exist' } },
    ],
  });
  validate(log);
  expect(validate.errors).toBe(null);
});

test('every check makes a rule that GitHub takes', () => {
  for (const check of CHECK_DECLARATIONS) {
    const rule = ruleOf(check, DOCUMENTATION[check.id]);
    expect(rule.properties.tags.length, check.id).toBeLessThanOrEqual(20);
    expect(new Set(rule.properties.tags).size).toBe(rule.properties.tags.length);
    expect(rule.help.markdown, check.id).toContain('## Bad');
    expect(rule.helpUri, check.id).toMatch(/^https:\/\//);
    expect(rule.shortDescription.text.length).toBeLessThanOrEqual(255);
    expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
  }
});

test('paths are URIs from the root of the repository', () => {
  const uris = sarif(fullReport).runs[0].results.map(
    (result: { locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }) =>
      result.locations[0].physicalLocation.artifactLocation.uri,
  );
  expect(uris).toContain('infrastructure/policies/it%2Cs%2050%25.json');
});

test('keeps the 25,000 gravest results in their order, and says how many are left out', () => {
  const light = findings.find(({ severity }) => severity === 'low')!;
  const grave = findings.find(({ severity }) => severity === 'critical')!;
  const many = Array.from({ length: 25_002 }, (_, at) => (at === 25_000 ? grave : light));
  const run = sarif({ ...noFindings, findings: many }).runs[0];
  expect(run.results).toHaveLength(25_000);
  expect(run.results.at(-1).properties.severity).toBe('critical');
  expect(run.invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^2 findings are left out/);
});

test('what was not analysed is told', () => {
  const { toolExecutionNotifications } = sarif(fullReport).runs[0].invocations[0];
  expect(toolExecutionNotifications).toHaveLength(3);
});

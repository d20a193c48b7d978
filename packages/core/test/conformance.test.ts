import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readYaml, SourceText } from '../src/document/index.ts';
import { parseTestCases, runCases } from '../src/evaluate/index.ts';

const FOLDER = fileURLToPath(new URL('../../../conformance', import.meta.url));

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort();

function read(file: string) {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const { root, problems } = readYaml(text);
  const source = new SourceText(file, text);
  const parsed = root ? parseTestCases(root) : { cases: [], problems: [] };
  const wrong = [...problems, ...parsed.problems].map(
    ({ range, message }) => `${relative('.', file)}:${source.position(range.start).line}: ${message}`,
  );
  return { cases: parsed.cases, wrong };
}

describe('the conformance suite', () => {
  it.each(files)('%s', (file) => {
    const { cases, wrong } = read(file);
    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.filter(({ source }) => !source).map(({ name }) => name)).toEqual([]);
    const failed = runCases(cases)
      .filter(({ pass }) => !pass)
      .map(({ name, expected, decision, dependsOn, reasons }) => ({
        name,
        expected,
        decision,
        dependsOn: dependsOn.map((one) => one.name),
        reasons: reasons.map(({ reason }) => reason),
      }));
    expect(failed).toEqual([]);
  });

  it('has at least four hundred cases', () => {
    const counts = files.map((file) => read(file).cases.length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(400);
  });
});

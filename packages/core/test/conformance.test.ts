import { describe, expect, it } from 'vitest';
import { runCases } from '../src/evaluate/index.ts';
import { conformanceFiles, readConformance } from './conformance-files.ts';

const files = conformanceFiles();

describe('the conformance suite', () => {
  it.each(files)('%s', (file) => {
    const { cases, wrong } = readConformance(file);
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
    const counts = files.map((file) => readConformance(file).cases.length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(400);
  });
});

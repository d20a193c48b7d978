import { expect, test } from 'vitest';
import { FORMATS } from '../src/index.ts';
import { findings, noFindings, plain } from './sample.ts';

test('fits a comment however many findings there are, and says how many are left out', () => {
  const many = Array.from({ length: 5000 }, (_, at) => ({
    ...findings[1]!,
    check: `check-${at}`,
    why: `${at}`,
  }));
  const text = FORMATS.markdown({ ...noFindings, findings: many }, plain);
  expect(text.length).toBeLessThan(65_536);
  expect(text).toMatch(/\d,\d{3} findings more/);
});

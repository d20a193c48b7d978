import { expect, test } from 'vitest';
import { FORMATS } from '../src/index.ts';
import { findings, noFindings, plain } from './sample.ts';

test('a message cannot end its annotation or begin another', () => {
  const finding = { ...findings[0]!, message: 'one\n::error::two\r\n100%0A' };
  const lines = FORMATS.github({ ...noFindings, findings: [finding] }, plain)
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^::notice file=/);
  expect(lines[0]).toContain('100%250A');
});

test('says how many annotations GitHub will not show', () => {
  const text = FORMATS.github(
    { ...noFindings, findings: Array.from({ length: 12 }, () => findings[1]!) },
    plain,
  );
  expect(text).toContain('12 annotations of level error; GitHub shows 10 of each level');
});

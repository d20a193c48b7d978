import fc from 'fast-check';
import { describe, test } from 'vitest';
import { domainProperties } from './domain-agreement.ts';
import { askAgreement, compareAgreement } from './engine-agreement.ts';

const SEED = 20_261_124;

describe.each([
  ['the symbolic engine agrees with the evaluator', [askAgreement(), compareAgreement()]],
  ['domains agree with brute force', domainProperties()],
])('%s', (_, properties) => {
  test.each(properties)('$name', async ({ property, runsInTests }) => {
    await fc.assert(property, { numRuns: runsInTests, seed: SEED, endOnFailure: true });
  });
});

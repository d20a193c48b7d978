import fc from 'fast-check';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { domainProperties } from './domain-agreement.ts';
import { askAgreement, compareAgreement } from './engine-agreement.ts';
import { layersAgreement, setsUnderLayersAgreement } from './layers-agreement.ts';
import type { Z3 } from './solver/z3.ts';
import { solverAgreement, startZ3, TIME_LIMIT } from './solver-agreement.ts';

const SEED = 20_261_124;

describe.each([
  [
    'the symbolic engine agrees with the evaluator',
    [askAgreement(), compareAgreement(), layersAgreement(), setsUnderLayersAgreement()],
  ],
  ['domains agree with brute force', domainProperties()],
])('%s', (_, properties) => {
  test.each(properties)('$name', async ({ property, runsInTests }) => {
    await fc.assert(property, { numRuns: runsInTests, seed: SEED, endOnFailure: true });
  });
});

describe('comparison agrees with Z3', () => {
  let z3: Z3;
  beforeAll(async () => {
    z3 = await startZ3(TIME_LIMIT);
  });
  afterAll(() => z3.end());

  test('on random pairs of policies', async () => {
    const { property, runsInTests } = solverAgreement(z3);
    await fc.assert(property, { numRuns: runsInTests, seed: SEED, endOnFailure: true });
  });
});

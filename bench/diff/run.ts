import { compare, loadCatalog } from '@leastwise/core';
import fc from 'fast-check';
import { policyOf } from '../../fuzz/policy-of.ts';
import { pairs, startZ3, TIME_LIMIT } from '../../fuzz/solver-agreement.ts';
import { compareCorpus } from './corpus.ts';
import { quantile, times } from './times.ts';

const SEED = 20_261_124;

/** Random pairs against Z3, both warm, then the corpus. */
export async function run(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--pairs');
  await againstZ3(at === -1 ? 100 : Number(args[at + 1]));
  compareCorpus();
  return 0;
}

async function againstZ3(numRuns: number): Promise<void> {
  const catalog = loadCatalog();
  const z3 = await startZ3(TIME_LIMIT);
  const drawn = fc.sample(pairs, { numRuns, seed: SEED });
  // What both do once: read the catalogue, grow the heap of Z3.
  for (const [before, after] of fc.sample(pairs, { numRuns: 50, seed: SEED + 1 }))
    compare(catalog, [policyOf(before)], [policyOf(after)]);
  const [first, second] = drawn[0]!;
  await z3.allowsBeyond(first, second);
  const ours: number[] = [];
  const theirs: number[] = [];
  let undecided = 0;
  for (const [before, after] of drawn) {
    let start = performance.now();
    const { verdict } = compare(catalog, [policyOf(before)], [policyOf(after)]);
    ours.push(performance.now() - start);
    if (verdict === 'unknown') undecided++;
    start = performance.now();
    await z3.allowsBeyond(after, before);
    await z3.allowsBeyond(before, after);
    theirs.push(performance.now() - start);
  }
  z3.end();
  console.log(`${numRuns} random pairs of policies, compared both ways; Z3 stops after ${TIME_LIMIT} ms`);
  console.log(`  leastwise  ${times(ours)}, unknown ${undecided}`);
  console.log(`  Z3         ${times(theirs)}`);
  const ratio = quantile(theirs, 0.5) / quantile(ours, 0.5);
  console.log(
    `  ratio of the medians ${ratio.toFixed(0)}, our p99 ${(quantile(ours, 0.99) / quantile(ours, 0.5)).toFixed(0)} times our median`,
  );
}

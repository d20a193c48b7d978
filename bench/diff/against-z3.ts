import { compare, loadCatalog } from '@leastwise/core';
import fc from 'fast-check';
import { policyOf } from '../../fuzz/policy-of.ts';
import { pairs, startZ3, TIME_LIMIT } from '../../fuzz/solver-agreement.ts';

const SEED = 20_261_124;

/** Times in milliseconds of comparing the same pairs, both ways. */
interface AgainstZ3 {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  /** Ours without the time that other processes took meanwhile, which would make the slowest ones of any. */
  readonly ownTime: readonly number[];
  readonly unknown: number;
  /** Milliseconds after which Z3 gives up a question. */
  readonly timeLimit: number;
}

/** Compares random pairs of policies, and has Z3 answer the same questions, both warm. */
export async function againstZ3(numRuns: number): Promise<AgainstZ3> {
  const catalog = loadCatalog();
  const z3 = await startZ3(TIME_LIMIT);
  const drawn = fc.sample(pairs, { numRuns, seed: SEED });
  // What both do once: read the catalogue, grow the heap of Z3.
  for (const [before, after] of fc.sample(pairs, { numRuns: 200, seed: SEED + 1 }))
    compare(catalog, [policyOf(before)], [policyOf(after)]);
  const [first, second] = drawn[0]!;
  await z3.allowsBeyond(first, second);
  const ours: number[] = [];
  const ownTime: number[] = [];
  const theirs: number[] = [];
  let unknown = 0;
  for (const [before, after] of drawn) {
    const begun = process.cpuUsage();
    let start = performance.now();
    const { verdict } = compare(catalog, [policyOf(before)], [policyOf(after)]);
    ours.push(performance.now() - start);
    const { user, system } = process.cpuUsage(begun);
    ownTime.push((user + system) / 1000);
    if (verdict === 'unknown') unknown++;
    start = performance.now();
    await z3.allowsBeyond(after, before);
    await z3.allowsBeyond(before, after);
    theirs.push(performance.now() - start);
  }
  z3.end();
  return { ours, theirs, ownTime, unknown, timeLimit: TIME_LIMIT };
}

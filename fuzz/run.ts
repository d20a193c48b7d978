import fc from 'fast-check';
import { domainProperties } from './domain-agreement.ts';
import { askAgreement, compareAgreement } from './engine-agreement.ts';
import type { FuzzProperty } from './fuzz-property.ts';
import { layersAgreement, setsUnderLayersAgreement } from './layers-agreement.ts';
import { solverAgreement, startZ3, TIME_LIMIT } from './solver-agreement.ts';

/** Cases of a batch, after each of which a terminal shows the number. */
const BATCH = 500;
/** Batches after which the number is written where there is no terminal. */
const TOLD = 4;

/**
 * Runs the properties on random cases: `--runs N` (1000), `--seed S` (of the clock), `--only a|b|c|d`,
 * `--property TEXT` of the name.
 * @returns the exit code
 */
export async function run(args: readonly string[]): Promise<number> {
  const value = (flag: string): string | undefined => {
    const at = args.indexOf(flag);
    return at === -1 ? undefined : args[at + 1];
  };
  const runs = Number(value('--runs') ?? 1000);
  const seed = Number(value('--seed') ?? Date.now() % 2 ** 31);
  const only = value('--only');
  const property = value('--property') ?? '';
  const groups: Record<string, () => FuzzProperty[] | Promise<FuzzProperty[]>> = {
    a: () => [askAgreement(), compareAgreement()],
    b: async () => [solverAgreement(await startZ3(TIME_LIMIT))],
    c: domainProperties,
    d: () => [layersAgreement(), setsUnderLayersAgreement()],
  };
  console.log(`seed ${seed}`);
  let failures = 0;
  for (const [name, make] of Object.entries(groups)) {
    if (only !== undefined && only !== name) continue;
    for (const fuzzed of await make()) {
      if (
        fuzzed.name.includes(property) &&
        !(await runOne(name, fuzzed, Math.ceil(runs * (fuzzed.share ?? 1)), seed))
      )
        failures++;
    }
  }
  return failures > 0 ? 1 : 0;
}

async function runOne(group: string, fuzzed: FuzzProperty, runs: number, seed: number): Promise<boolean> {
  const started = performance.now();
  let done = 0;
  for (let batch = 0; done < runs; batch++) {
    const numRuns = Math.min(BATCH, runs - done);
    const result = await fc.check(fuzzed.property, { numRuns, seed: seed + batch, endOnFailure: true });
    done += result.numRuns;
    if (result.failed) {
      console.error(`\n(${group}) ${fuzzed.name}: failed after ${done} cases, seed ${seed + batch}`);
      console.error(result.errorInstance);
      return false;
    }
    if (process.stderr.isTTY) process.stderr.write(`\r(${group}) ${fuzzed.name}: ${done}`);
    else if ((batch + 1) % TOLD === 0)
      console.error(`(${group}) ${fuzzed.name}: ${done} ${JSON.stringify(fuzzed.counts)}`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`(${group}) ${fuzzed.name}: ${done} cases in ${seconds} s ${JSON.stringify(fuzzed.counts)}`);
  return true;
}

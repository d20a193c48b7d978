import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { PolicyKind } from '@leastwise/core';
import type { Config } from '@leastwise/project';
import { count } from '@leastwise/report';
import type { RunCommand } from '../arguments/command.ts';
import {
  type Baseline,
  DEFAULT_BASELINE,
  entriesOf,
  readBaseline,
  writeBaseline,
} from '../baseline/baseline-file.ts';
import { staleEntries } from '../baseline/stale-entries.ts';
import type { Io } from '../io.ts';
import { FAILED } from '../run.ts';
import { chooseChecks } from '../scan/choose-checks.ts';
import { runScan } from '../scan/run-scan.ts';
import { configFor, configuredBaseline, guardOf } from './scan.ts';

/** `leastwise baseline` */
export const baseline: RunCommand = async (given, io) => {
  const config = await configFor(given, io);
  const guard = guardOf(given, io);
  const checks = await chooseChecks(
    { only: [], skip: [], ...(guard && { teamRules: guard.checks }) },
    config,
  );
  const shown = given.value('output') ?? configuredBaseline(config, io) ?? DEFAULT_BASELINE;
  const file = resolve(io.cwd, shown);
  const prune = given.has('prune');
  // What is recorded anew takes the place of a file that is there, whatever that file is.
  const before = prune ? readBaseline(shown, io.cwd) : recordedIn(file, io);
  const kind = given.value('type') as PolicyKind | undefined;
  const done = await runScan(
    {
      paths: given.operands,
      config,
      checks,
      ...(guard && { guard }),
      ...(kind && { kind }),
      ...(prune && before && { baseline: before }),
    },
    io,
  );
  for (const failure of done.failures) io.stderr.write(`leastwise: ${failure}\n`);
  // A baseline of half the files would let the findings of the other half through.
  if (done.failures.length > 0) {
    io.stderr.write('leastwise: no baseline is written\n');
    return FAILED;
  }
  if (prune && before) {
    const ran = { checks: checks.map(({ id }) => id), cwd: io.cwd };
    const dropped = new Set(staleEntries(before, done, ran));
    const kept = [...before.values()].filter((entry) => !dropped.has(entry));
    writeBaseline(file, kept);
    io.stderr.write(`${count(kept.length, 'finding')} left in ${shown}, ${dropped.size} dropped\n`);
    return 0;
  }
  const entries = entriesOf(done.report.findings, done.pathOf);
  writeBaseline(file, entries);
  io.stderr.write(
    `${count(entries.length, 'finding')} in ${shown}${changes(before, entries)}; ${nextStep(shown, config, io)}\n`,
  );
  return 0;
};

/** The entries of a baseline that is replaced, where it is one. */
function recordedIn(file: string, { cwd }: Io): Baseline | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readBaseline(file, cwd);
  } catch {
    return undefined;
  }
}

/** What is accepted now and was not before, in words, so that nobody accepts it without knowing. */
function changes(before: Baseline | undefined, entries: ReturnType<typeof entriesOf>): string {
  if (!before) return '';
  const after = new Set(entries.map(({ fingerprint }) => fingerprint));
  const added = [...after].filter((fingerprint) => !before.has(fingerprint)).length;
  const dropped = [...before.keys()].filter((fingerprint) => !after.has(fingerprint)).length;
  return ` (${added} added, ${dropped} dropped)`;
}

function nextStep(shown: string, config: Config, { cwd }: Io): string {
  if (config.baseline === resolve(cwd, shown)) return '`leastwise scan` shows what is new';
  const inConfig = relative(cwd, resolve(cwd, shown));
  return `\`leastwise scan --baseline ${shown}\` shows what is new, with \`baseline: ${inConfig}\` in leastwise.config.yaml every scan does`;
}

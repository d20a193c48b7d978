import { relative, resolve } from 'node:path';
import type { PolicyKind } from '@leastwise/core';
import { count } from '@leastwise/report';
import type { RunCommand } from '../arguments/command.ts';
import { writeBaseline } from '../baseline/baseline-file.ts';
import { FAILED } from '../run.ts';
import { chooseChecks } from '../scan/choose-checks.ts';
import { runScan } from '../scan/run-scan.ts';
import { configFor, guardOf } from './scan.ts';

const DEFAULT_FILE = 'leastwise-baseline.json';

/** `leastwise baseline` */
export const baseline: RunCommand = async (given, io) => {
  const config = await configFor(given, io);
  const guard = guardOf(given, io);
  const checks = await chooseChecks(
    { only: [], skip: [], ...(guard && { teamRules: guard.checks }) },
    config,
  );
  const kind = given.value('type') as PolicyKind | undefined;
  const { report, failures, pathOf } = await runScan(
    { paths: given.operands, config, checks, ...(guard && { guard }), ...(kind && { kind }) },
    io,
  );
  for (const failure of failures) io.stderr.write(`leastwise: ${failure}\n`);
  // A baseline of half the files would let the findings of the other half through.
  if (failures.length > 0) {
    io.stderr.write('leastwise: no baseline is written\n');
    return FAILED;
  }
  const file = resolve(io.cwd, given.value('output') ?? DEFAULT_FILE);
  writeBaseline(file, report.findings, pathOf);
  const shown = relative(io.cwd, file);
  io.stderr.write(
    `${count(report.findings.length, 'finding')} in ${shown}; \`leastwise scan --baseline ${shown}\` shows what is new\n`,
  );
  return 0;
};

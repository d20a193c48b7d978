import { relative } from 'node:path';
import { CHECK_DECLARATIONS, type Check, DOCUMENTATION } from '@leastwise/checks';
import type { PolicyKind, Severity } from '@leastwise/core';
import { type Config, failOnOf, isAtLeast } from '@leastwise/project';
import { count, FORMATS, type RenderOptions, renderFixing } from '@leastwise/report';
import type { RunCommand } from '../arguments/command.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { DEFAULT_BASELINE, readBaseline } from '../baseline/baseline-file.ts';
import { staleEntries } from '../baseline/stale-entries.ts';
import { readConfig } from '../config/read-config.ts';
import { UsageError } from '../errors.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { effectsOf, type FixLevel } from '../fix/fix-level.ts';
import { GuardRules } from '../guard/guard-rules.ts';
import type { Io, Output } from '../io.ts';
import { FAILED } from '../run.ts';
import { chooseChecks } from '../scan/choose-checks.ts';
import { type PlannedOutput, planOutputs } from '../scan/outputs.ts';
import { runScan, type Scan, type ScanSettings } from '../scan/run-scan.ts';
import { styleFor, widthOf } from '../terminal/style-for.ts';
import { version } from '../version.ts';

/** `leastwise scan` */
export const scan: RunCommand = async (given, io) => {
  const outputs = await planOutputs(given, io.cwd);
  const config = await configFor(given, io);
  const guard = guardOf(given, io);
  const checks = await chooseChecks(
    { only: given.values('check'), skip: given.values('skip'), ...(guard && { teamRules: guard.checks }) },
    config,
  );
  const baselineFile = given.value('baseline') ?? configuredBaseline(config, io);
  const baseline = baselineFile === undefined ? undefined : readBaseline(baselineFile, io.cwd);
  const severity = given.value('severity') as Severity | undefined;
  const kind = given.value('type') as PolicyKind | undefined;
  const done = await runScan(
    {
      paths: given.operands,
      config,
      checks,
      ...(guard && { guard }),
      ...(kind && { kind }),
      ignoreUnknown: given.has('ignore-unknown'),
      ...(baseline && { baseline }),
      ...(severity && { severity }),
      ...fixOf(given),
    },
    io,
  );

  const failOn = failOnOf({ ...config, ...failOnGiven(given) });
  for (const output of outputs) writeReport(output, done, { given, checks, failOn, io });
  for (const failure of done.failures) io.stderr.write(`leastwise: ${failure}\n`);
  if (!given.has('quiet')) {
    if (baseline && baselineFile) {
      const ran = { checks: checks.map(({ id }) => id), cwd: io.cwd };
      tellStale(staleEntries(baseline, done, ran).length, baselineFile, { config, io });
    }
    if (guard?.templates === 0) io.stderr.write('there is no template to hold to the Guard rules\n');
    if (given.has('verbose')) tellUsed(config, checks.length, io);
  }

  if (done.failures.length > 0) return FAILED;
  if (given.has('exit-zero') || failOn === undefined) return 0;
  return done.report.findings.some((finding) => isAtLeast(finding.severity, failOn)) ? 1 : 0;
};

/**
 * The configuration that flags choose.
 * @throws UsageError for flags that contradict each other
 */
export async function configFor(given: Arguments, io: Io): Promise<Config> {
  if (given.has('config') && given.has('no-config')) {
    throw new UsageError('`--config` names a configuration and `--no-config` uses none; give one of them');
  }
  return readConfig({
    cwd: io.cwd,
    file: given.value('config'),
    none: given.has('no-config'),
    knownChecks: CHECK_DECLARATIONS.map(({ id }) => id),
  });
}

/**
 * The Guard rules that flags name.
 * @throws GuardError for what cannot be read or run
 */
export function guardOf(given: Arguments, io: Io): GuardRules | undefined {
  const paths = given.values('guard');
  return paths.length === 0 ? undefined : new GuardRules(paths, io.cwd);
}

/**
 * What fixes flags ask for.
 * @throws UsageError for what cannot be
 */
function fixOf(given: Arguments): Pick<ScanSettings, 'fix'> {
  const dryRun = given.has('dry-run');
  if (!given.has('fix')) {
    if (dryRun) throw new UsageError('`--dry-run` shows what `--fix` would do; give both');
    return {};
  }
  if (!dryRun && given.operands.includes('-')) {
    throw new UsageError(
      '`--fix` writes files in place, and standard input is none; name the file, or see the changes with `--dry-run`',
    );
  }
  return { fix: { effects: effectsOf(given.values('fix') as FixLevel[]), dryRun } };
}

function failOnGiven(given: Arguments): Pick<Config, 'failOn'> {
  const level = given.value('fail-on');
  return level === undefined ? {} : { failOn: level as Severity | 'never' };
}

function writeReport(
  { format, file }: PlannedOutput,
  { report, pathOf, failures }: Scan,
  {
    given,
    checks,
    failOn,
    io,
  }: { given: Arguments; checks: readonly Check[]; failOn: Severity | undefined; io: Io },
): void {
  const target: Pick<Output, 'isTerminal' | 'columns'> =
    file === undefined ? io.stdout : { isTerminal: false };
  const options: RenderOptions = {
    style: styleFor(target, io, given.value('color')),
    width: widthOf(target),
    verbose: given.has('verbose'),
    showSuppressed: given.has('show-suppressed'),
    failOn,
    failures,
    toolVersion: version(),
    checkOf: (id) => [...CHECK_DECLARATIONS, ...checks].find((check) => check.id === id),
    documentationOf: (id) => DOCUMENTATION[id],
    pathOf,
  };
  // That there are no policies here says nothing where nothing could be read: the failures do.
  if (format === 'pretty' && file === undefined && failures.length > 0 && report.summary.files === 0) return;
  // A dry run shows the changes alone, so that they can be piped to what applies them.
  const isDiff = format === 'pretty' && file === undefined && report.fixing?.diff !== undefined;
  const text = isDiff ? report.fixing!.diff! : FORMATS[format](report, options);
  if (isDiff && !given.has('quiet'))
    io.stderr.write(
      renderFixing(report, { ...options, style: styleFor(io.stderr, io, given.value('color')) }),
    );
  if (file === undefined) io.stdout.write(text);
  else writeAtomically(file, text);
}

/** The baseline that the configuration names, as people would name it here. */
export function configuredBaseline({ baseline }: Config, { cwd }: Io): string | undefined {
  return baseline === undefined ? undefined : relative(cwd, baseline);
}

function tellStale(stale: number, file: string, { config, io }: { config: Config; io: Io }): void {
  if (stale === 0) return;
  const known = configuredBaseline(config, io) ?? DEFAULT_BASELINE;
  const prune = `leastwise baseline --prune${file === known ? '' : ` --output ${file}`}`;
  const verb = stale === 1 ? 'matches' : 'match';
  io.stderr.write(
    `${count(stale, 'entry')} of ${file} ${verb} no finding any more; \`${prune}\` drops what is mended and adds nothing\n`,
  );
}

function tellUsed(config: Config, checks: number, io: Io): void {
  const file = config.file === undefined ? 'no configuration file' : relative(io.cwd, config.file);
  io.stderr.write(`used ${file} and ${count(checks, 'check')}\n`);
}

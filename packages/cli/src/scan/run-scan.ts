import { dirname } from 'node:path';
import { CHECKS, type Check, runChecks } from '@leastwise/checks';
import {
  createEngine,
  type Finding,
  type FixEffect,
  loadCatalog,
  loadManagedPolicies,
  type PolicyKind,
  SEVERITIES,
  type Severity,
  type Source,
  type SourceText,
} from '@leastwise/core';
import { type Config, isAtLeast, pathFromRoot, projectRoot, rulesOf, withSeverity } from '@leastwise/project';
import type { NotAnalysedPart, Report, SuppressedFinding } from '@leastwise/report';
import type { Baseline } from '../baseline/baseline-file.ts';
import { fixSources } from '../fix/fix-sources.ts';
import type { GuardRules } from '../guard/guard-rules.ts';
import type { Io } from '../io.ts';
import { readInputs } from './read-inputs.ts';

/** What to scan and how. */
export interface ScanSettings {
  /** Paths as given; those of the configuration, or the current folder, when there are none. */
  readonly paths: readonly string[];
  readonly kind?: PolicyKind;
  /** Whether files that are named and are none of ours are passed over. */
  readonly ignoreUnknown?: boolean;
  readonly config: Config;
  readonly checks: readonly Check[];
  /** The team's own rules, whose checks are among the ones above. */
  readonly guard?: GuardRules;
  readonly baseline?: Baseline;
  /** Findings below it are counted and not told. */
  readonly severity?: Severity;
  /** What fixes to apply; none when absent. */
  readonly fix?: { readonly effects: ReadonlySet<FixEffect>; readonly dryRun: boolean };
}

/** What a scan gives. */
export interface Scan {
  readonly report: Report;
  /** What could not be done with what was given. The exit code is then 2. */
  readonly failures: readonly string[];
  /** Names that files have in the baseline and for other tools: paths from the root of the repository. */
  readonly pathOf: (file: string) => string;
  /** Those names of all files read. */
  readonly scanned: ReadonlySet<string>;
}

/** Reads, checks, and leaves out what was decided not to be told. */
export async function runScan(settings: ScanSettings, io: Io): Promise<Scan> {
  const { config, checks } = settings;
  const root = projectRoot(io.cwd);
  const pathOf = (file: string): string => pathFromRoot(root, io.cwd, file);
  const inputs = await readInputs(
    {
      paths: pathsOf(settings),
      config,
      configFolder: config.file === undefined ? root : dirname(config.file),
      ...(settings.kind && { kind: settings.kind }),
      ...(settings.ignoreUnknown && { ignoreUnknown: true }),
    },
    io,
  );
  settings.guard?.look(inputs.sources);
  const catalog = loadCatalog();
  const managedPolicies = inputs.sources.some(needsManagedPolicies) ? await loadManagedPolicies() : undefined;
  const look = (sources: readonly Source[]) => {
    const result = runChecks({
      sources,
      checks,
      catalog,
      engine: createEngine(catalog),
      ...(managedPolicies && { managedPolicies }),
      options: config,
      suppressions: {
        today: io.now().toISOString().slice(0, 10),
        rules: rulesOf(config, io.cwd),
        known: [...CHECKS, ...checks].map(({ id }) => id),
      },
      identifyFile: pathOf,
    });
    const findings = result.findings.map((finding) => withSeverity(finding, config));
    const told = findings.filter((finding) => !inBaseline(finding));
    return {
      result,
      told,
      recorded: findings
        .filter(inBaseline)
        .map((finding): SuppressedFinding => ({ finding, by: 'baseline' })),
      shown: told.filter(({ severity }) => isAtLeast(severity, settings.severity)),
    };
  };
  const inBaseline = (finding: Finding): boolean => settings.baseline?.has(finding.fingerprint) ?? false;
  const fixed =
    settings.fix &&
    fixSources(inputs.sources, inputs.readAgain, {
      ...settings.fix,
      catalog,
      cwd: io.cwd,
      look: (source) => look([source]).shown,
    });
  const sources = fixed?.sources ?? inputs.sources;
  const { result, told, recorded, shown } = look(sources);
  const suppressed = result.suppressed.map(({ finding, rule }): SuppressedFinding => {
    const { origin, reason, expires, source, range } = rule;
    return {
      finding: withSeverity(finding, config),
      by: origin,
      ...(reason !== undefined && { reason }),
      ...(expires !== undefined && { expires }),
      location: source.text.location(range),
    };
  });
  const texts = new Map<string, SourceText>();
  for (const { text } of sources) for (const part of [text, ...text.parts]) texts.set(part.file, part);
  for (const { text } of config.ignore) texts.set(text.file, text);
  const notAnalysed = [
    ...inputs.notAnalysed,
    ...sources.flatMap((source) => source.notAnalysed),
    ...(settings.guard?.notHeld(sources) ?? []),
  ].map(
    (part): NotAnalysedPart => ({
      file: part.file,
      reason: part.reason,
      ...locationIn(texts.get(part.file), part.range),
    }),
  );
  const report: Report = {
    version: 1,
    findings: shown.map((finding) => ({ ...finding, fixes: fixed?.fixes.get(finding.fingerprint) ?? [] })),
    suppressed: [...suppressed, ...recorded],
    foreignSuppressions: sources.flatMap(foreignSuppressions),
    summary: {
      files: inputs.files,
      policies: sources.reduce((sum, { policies }) => sum + policies.length, 0),
      findings: shown.length,
      bySeverity: countBySeverity(shown),
      suppressed: suppressed.length,
      baseline: recorded.length,
      hidden: told.length - shown.length,
      notAnalysed: [...notAnalysed, ...result.notAnalysed.map(({ file, reason }) => ({ file, reason }))],
    },
    catalogDate: catalog.date,
    ...(fixed && { fixing: fixed.fixing }),
    textOf: (file) => texts.get(file),
  };
  const failures = [...inputs.failures, ...(fixed?.failures ?? [])];
  return { report, failures, pathOf, scanned: new Set([...texts.keys()].map(pathOf)) };
}

function pathsOf({ paths, config }: ScanSettings): readonly string[] {
  if (paths.length > 0) return paths;
  return config.paths.length > 0 ? config.paths : ['.'];
}

/** The documents of AWS managed policies are megabytes: read for files that may attach one. */
function needsManagedPolicies({ attachments, principals }: Source): boolean {
  return attachments.length > 0 || principals.length > 0;
}

function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function foreignSuppressions({ text, suppressions }: Source): Report['foreignSuppressions'][number][] {
  return suppressions
    .filter(({ tool }) => tool !== 'leastwise')
    .map(({ tool, checks, reason, range }) => ({
      tool,
      checks,
      ...(reason !== undefined && { reason }),
      location: text.location(range),
    }));
}

function locationIn(
  text: SourceText | undefined,
  range: { readonly start: number; readonly end: number } | undefined,
): Pick<NotAnalysedPart, 'location'> {
  return text && range ? { location: text.location(range) } : {};
}

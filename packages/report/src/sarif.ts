import { type Finding, severityRank } from '@leastwise/core';
import type { Renderer } from './render-options.ts';
import type { Report } from './report.ts';
import { resultOf, SOURCE_ROOT, suppressionOf } from './sarif/result.ts';
import { ruleOf } from './sarif/rule.ts';

/** How many results GitHub takes of one run. */
const RESULTS = 25_000;

/**
 * SARIF 2.1.0 within the limits of GitHub code scanning, minified.
 *
 * Suppressed findings are left out unless asked for: GitHub reads no suppressions and would open alerts for them.
 */
export const renderSarif: Renderer<Report> = (report, options) => {
  const { pathOf, checkOf, documentationOf, toolVersion, showSuppressed, failures = [] } = options;
  const uriOf = (file: string): string => pathOf(file).split('/').map(encodeURIComponent).join('/');
  const entries: { finding: Finding; suppression?: ReturnType<typeof suppressionOf> }[] = [
    ...report.findings.map((finding) => ({ finding })),
    ...(showSuppressed
      ? report.suppressed.map((one) => ({ finding: one.finding, suppression: suppressionOf(one) }))
      : []),
  ];
  const kept = gravest(entries);
  const ids = [...new Set(kept.map(({ finding }) => finding.check))].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const rules = ids.map((id) => {
    const check = checkOf(id);
    return check ? ruleOf(check, documentationOf(id)) : { id };
  });
  // The standard wants all results to have suppressions, or none.
  const hasSuppressions = kept.some(({ suppression }) => suppression);
  const results = kept.map(({ finding, suppression }) => ({
    ...resultOf(finding, indexes.get(finding.check)!, { uriOf, textOf: report.textOf }),
    ...(hasSuppressions && { suppressions: suppression ? [suppression] : [] }),
  }));
  const notifications = [
    ...failures.map((text) => ({ level: 'error', message: { text } })),
    ...report.summary.notAnalysed.map(({ file, reason }) => ({
      level: 'warning',
      message: { text: `not analysed: ${reason}` },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file), uriBaseId: SOURCE_ROOT } } }],
    })),
    ...(kept.length < entries.length
      ? [
          {
            level: 'warning',
            message: {
              text: `${entries.length - kept.length} findings are left out: GitHub takes ${RESULTS} of a run`,
            },
          },
        ]
      : []),
  ];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Leastwise', version: toolVersion, semanticVersion: toolVersion, rules } },
        automationDetails: { id: 'leastwise/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: 'The root of the repository.' } } },
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
          },
        ],
        results,
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
};

/** As many entries as GitHub takes, the gravest where there are more, in their order. */
function gravest<T extends { readonly finding: Finding }>(entries: readonly T[]): readonly T[] {
  if (entries.length <= RESULTS) return entries;
  return entries
    .map((entry, at) => ({ entry, at }))
    .sort(
      (a, b) =>
        severityRank(b.entry.finding.severity) - severityRank(a.entry.finding.severity) || a.at - b.at,
    )
    .slice(0, RESULTS)
    .sort((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}

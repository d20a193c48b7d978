import { type Finding, severityRank } from '@leastwise/core';
import type { Renderer, RenderOptions } from './render-options.ts';
import type { Report } from './report.ts';
import { sentence } from './sarif/rule.ts';
import { LEVELS } from './sarif/severity.ts';
import { summarySentences } from './summary.ts';
import { grouped } from './text/plural.ts';
import { oneLine } from './text/visible.ts';

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** How many annotations of each level GitHub shows of one step. */
const SHOWN = 10;

/**
 * Annotations on the changed lines of a pull request, as workflow commands, gravest first since GitHub shows only
 * the first ten of each level.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const renderGithub: Renderer<Report> = (report, options) => {
  const findings = report.findings
    .map((finding, at) => ({ finding, at }))
    .sort((a, b) => severityRank(b.finding.severity) - severityRank(a.finding.severity) || a.at - b.at)
    .map(({ finding }) => finding);
  const lines = findings.map((finding) => annotation(finding, options));
  for (const command of ['error', 'warning', 'notice'] as const) {
    const number = findings.filter(({ severity }) => COMMANDS[LEVELS[severity]] === command).length;
    if (number > SHOWN) {
      lines.push(
        `${grouped(number)} annotations of level ${command}; GitHub shows ${SHOWN} of each level in one step. All of them are above, and in SARIF uploaded to code scanning.`,
      );
    }
  }
  for (const { file, reason } of report.summary.notAnalysed) {
    lines.push(
      `::notice file=${property(options.pathOf(file))},title=${property('not analysed')}::${data(oneLine(reason))}`,
    );
  }
  lines.push(oneLine(summarySentences(report).join(' ')));
  return `${lines.join('\n')}\n`;
};

function annotation(finding: Finding, { pathOf }: RenderOptions): string {
  const { severity, check, location, message, label, why, fix } = finding;
  const { startLine, endLine, startColumn, endColumn } = location;
  const properties: [string, string | number][] = [
    ['file', pathOf(location.file)],
    ['line', startLine],
    ['endLine', endLine],
  ];
  // GitHub refuses columns of a span over several lines.
  if (startLine === endLine) properties.push(['col', startColumn], ['endColumn', endColumn]);
  properties.push(['title', `${severity}: ${check}`]);
  const text = `${oneLine(message)}${label === undefined ? '' : ` (${oneLine(label)})`}\n${sentence(why)} ${sentence(fix)}`;
  const list = properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',');
  return `::${COMMANDS[LEVELS[severity]]} ${list}::${data(text)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

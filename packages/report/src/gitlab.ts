import type { Finding, Severity } from '@leastwise/core';
import type { Renderer, RenderOptions } from './render-options.ts';
import type { NotAnalysedPart, Report } from './report.ts';
import { sentence } from './sarif/rule.ts';
import { oneLine } from './text/visible.ts';

/** GitLab's five severities, of which `blocker` is the gravest. */
const SEVERITIES: Readonly<Record<Severity, 'blocker' | 'critical' | 'major' | 'minor' | 'info'>> = {
  critical: 'blocker',
  high: 'critical',
  error: 'critical',
  medium: 'major',
  warning: 'minor',
  low: 'minor',
  suggestion: 'info',
};

/**
 * A Code Quality report, which GitLab shows in merge requests: what the branch adds and mends, by fingerprint.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const renderGitlab: Renderer<Report> = ({ findings, summary }, options) => {
  const told = new Map<string, number>();
  // GitLab keeps one entry of each fingerprint.
  const unique = (mark: string): string => {
    const times = (told.get(mark) ?? 0) + 1;
    told.set(mark, times);
    return times === 1 ? mark : `${mark}:${times}`;
  };
  const issues = [
    ...findings.map((finding) => findingIssue(finding, options, unique)),
    ...summary.notAnalysed.map((part) => notAnalysedIssue(part, options, unique)),
  ];
  return `${JSON.stringify(issues, null, 2)}\n`;
};

function findingIssue(
  { check, severity, message, label, why, fix, fingerprint, location }: Finding,
  { pathOf }: RenderOptions,
  unique: (mark: string) => string,
) {
  const hint = label === undefined ? '' : ` (${oneLine(label)})`;
  return {
    description: `${oneLine(message)}${hint}. ${oneLine(`${sentence(why)} ${sentence(fix)}`)}`,
    check_name: check,
    fingerprint: unique(fingerprint),
    severity: SEVERITIES[severity],
    location: {
      path: pathOf(location.file),
      lines: { begin: location.startLine, end: location.endLine },
    },
  };
}

function notAnalysedIssue(
  { file, reason, location }: NotAnalysedPart,
  { pathOf }: RenderOptions,
  unique: (mark: string) => string,
) {
  const path = pathOf(file);
  return {
    description: `not analysed: ${oneLine(reason)}`,
    check_name: 'not-analysed',
    fingerprint: unique(`not-analysed:${path}`),
    severity: 'info',
    location: { path, lines: { begin: location?.startLine ?? 1 } },
  };
}

import { expect, test } from 'vitest';
import { FORMATS } from '../src/index.ts';
import { findings, fullReport, noFindings, plain } from './sample.ts';

const gitlab = (report: typeof fullReport) => JSON.parse(FORMATS.gitlab(report, plain));

test('has what GitLab asks of each entry', () => {
  const issues = gitlab(fullReport);
  expect(issues).toHaveLength(findings.length + fullReport.summary.notAnalysed.length);
  for (const issue of issues) {
    expect(Object.keys(issue)).toEqual(['description', 'check_name', 'fingerprint', 'severity', 'location']);
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity);
    expect(issue.location.path).not.toMatch(/^(\.|\/)/);
    expect(issue.location.lines.begin).toBeGreaterThan(0);
  }
});

test('no two entries have the same fingerprint, since GitLab would keep one of them', () => {
  const issues = gitlab({ ...noFindings, findings: [findings[0]!, findings[0]!] });
  expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(2);
});

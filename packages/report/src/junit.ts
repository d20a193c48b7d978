import { type Finding, severityRank } from '@leastwise/core';
import { subjectOf } from './pretty/finding.ts';
import { witnessLine } from './pretty/witness.ts';
import type { Renderer, RenderOptions } from './render-options.ts';
import type { Report } from './report.ts';
import { summarySentences } from './summary.ts';
import { escapeXml } from './text/xml.ts';

interface TestCase {
  readonly file: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly xml: string;
}

/**
 * JUnit XML: a suite for each file, a test case for each finding. Findings too light to fail the run are passing
 * cases with output; parts that were not analysed are skipped ones.
 */
export const renderJunit: Renderer<Report> = (report, options) => {
  const cases = [
    ...report.findings.map((finding) => findingCase(finding, options)),
    ...report.summary.notAnalysed.map(
      ({ file, reason }): TestCase => ({
        file,
        outcome: 'skipped',
        xml: `<testcase name="${escapeXml(`not analysed: ${reason}`)}" classname="${escapeXml(file)}"><skipped message="${escapeXml(reason)}"/></testcase>`,
      }),
    ),
  ];
  const suites = new Map<string, TestCase[]>();
  for (const one of cases) {
    const suite = suites.get(one.file);
    if (suite) suite.push(one);
    else suites.set(one.file, [one]);
  }
  if (cases.length === 0) {
    // Readers of JUnit take a file without test cases for a broken one.
    const name = summarySentences(report)[0]!;
    const xml = `<testcase name="${escapeXml(name)}" classname="leastwise"/>`;
    suites.set('leastwise', [{ file: 'leastwise', outcome: 'passed', xml }]);
  }
  const body = [...suites].map(
    ([file, ofFile]) =>
      `  <testsuite name="${escapeXml(file)}" ${counts(ofFile)}>\n${ofFile.map(({ xml }) => `    ${xml}\n`).join('')}  </testsuite>\n`,
  );
  const all = [...suites.values()].flat();
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="leastwise" ${counts(all)}>\n${body.join('')}</testsuites>\n`;
};

function counts(cases: readonly TestCase[]): string {
  const of = (outcome: TestCase['outcome']): number => cases.filter((one) => one.outcome === outcome).length;
  return `tests="${cases.length}" failures="${of('failed')}" errors="0" skipped="${of('skipped')}"`;
}

function findingCase(finding: Finding, { failOn }: RenderOptions): TestCase {
  const { check, severity, location, message, label, why, fix, witness, policy } = finding;
  const { file, startLine, startColumn } = location;
  const fails = failOn !== undefined && severityRank(severity) >= severityRank(failOn);
  const detail = [
    `${file}:${startLine}:${startColumn}`,
    subjectOf(finding),
    label ?? '',
    witness ? `request: ${witnessLine(witness, policy)}` : '',
    `why: ${why}`,
    `fix: ${fix}`,
  ]
    .filter(Boolean)
    .join('\n');
  const head = `<testcase name="${escapeXml(`${check}: ${message}`)}" classname="${escapeXml(file)}" file="${escapeXml(file)}" line="${startLine}">`;
  const inner = fails
    ? `<failure type="${severity}" message="${escapeXml(message)}">${escapeXml(detail)}</failure>`
    : `<system-out>${escapeXml(`${severity}: ${message}\n${detail}`)}</system-out>`;
  return { file, outcome: fails ? 'failed' : 'passed', xml: `${head}${inner}</testcase>` };
}

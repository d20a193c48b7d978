import { REASON_TEXTS } from '../decision/reason-text.ts';
import { escapeXml } from '../text/xml.ts';
import type { CaseReport, RanCase } from './case-report.ts';
import { failureText } from './render-cases.ts';

/** JUnit XML: a suite for each file, a test case for each case. */
export function renderCasesJunit({ cases }: CaseReport): string {
  const files = [...new Set(cases.map(({ file }) => file))];
  const suites = files.map((file) => {
    const own = cases.filter((one) => one.file === file);
    return `  <testsuite name="${escapeXml(file)}" ${counts(own)}>\n${own.map(caseXml).join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="leastwise" ${counts(cases)}>\n${suites.join('')}</testsuites>\n`;
}

function counts(cases: readonly RanCase[]): string {
  const failures = cases.filter(({ pass }) => !pass).length;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="0"`;
}

function caseXml(one: RanCase): string {
  const { name, file, line, pass, reasons } = one;
  const head = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(file)}" file="${escapeXml(file)}" line="${line}"`;
  if (pass) return `${head}/>\n`;
  const detail = [`${file}:${line}`, ...reasons.map(({ reason }) => REASON_TEXTS[reason])].join('\n');
  return `${head}><failure type="decision" message="${escapeXml(failureText(one))}">${escapeXml(detail)}</failure></testcase>\n`;
}

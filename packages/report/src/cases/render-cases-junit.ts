import { REASON_TEXTS } from '../decision/reason-text.ts';
import { escapeXml } from '../text/xml.ts';
import type { CaseReport, CaseTrouble, RanCase } from './case-report.ts';
import { failureText } from './render-cases.ts';

/** JUnit XML: a suite for each file, a test case for each case; an error for what was not run, since no run is no pass. */
export function renderCasesJunit({ cases, notRun }: CaseReport): string {
  const files = [...new Set([...cases.map(({ location }) => location), ...notRun].map(({ file }) => file))];
  const suites = files.map((file) => {
    const own = cases.filter((one) => one.location.file === file);
    const troubles = notRun.filter((one) => one.file === file);
    const inside = [...own.map(caseXml), ...troubles.map(troubleXml)].join('');
    return `  <testsuite name="${escapeXml(file)}" ${counts(own, troubles)}>\n${inside}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="leastwise" ${counts(cases, notRun)}>\n${suites.join('')}</testsuites>\n`;
}

function counts(cases: readonly RanCase[], notRun: readonly CaseTrouble[]): string {
  const failures = cases.filter(({ pass }) => !pass).length;
  return `tests="${cases.length + notRun.length}" failures="${failures}" errors="${notRun.length}" skipped="0"`;
}

function troubleXml({ file, message }: CaseTrouble): string {
  const [name, text] = [file, message].map(escapeXml);
  return `    <testcase name="not run" classname="${name}" file="${name}"><error type="not-run" message="${text}"/></testcase>\n`;
}

function caseXml(one: RanCase): string {
  const { name, pass, reasons } = one;
  const { file, startLine: line } = one.location;
  const head = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(file)}" file="${escapeXml(file)}" line="${line}"`;
  if (pass) return `${head}/>\n`;
  const detail = [`${file}:${line}`, ...reasons.map(({ reason }) => REASON_TEXTS[reason])].join('\n');
  return `${head}><failure type="decision" message="${escapeXml(failureText(one))}">${escapeXml(detail)}</failure></testcase>\n`;
}

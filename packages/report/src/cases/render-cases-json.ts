import type { testSchema } from '../schemas/test.ts';
import type { Written } from '../schemas/written.ts';
import type { CaseReport, RanCase } from './case-report.ts';

type CasesJson = Written<typeof testSchema>;

/** For programs: every case with its decision and the explanation of each of its requests, and what was not run. */
export function renderCasesJson({ cases, files, notRun }: CaseReport): string {
  const json: CasesJson = {
    version: 1,
    cases: cases.map(caseJson),
    notRun,
    summary: {
      files,
      cases: cases.length,
      failed: cases.filter(({ pass }) => !pass).length,
      notRun: notRun.length,
    },
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function caseJson(one: RanCase): CasesJson['cases'][number] {
  const { name, decision, expected, expectedDependsOn, pass, requests, reasons, dependsOn, location } = one;
  return {
    name,
    decision,
    expected,
    ...(expectedDependsOn && { expectedDependsOn }),
    pass,
    requests,
    reasons,
    dependsOn,
    file: location.file,
    line: location.startLine,
    location,
  };
}

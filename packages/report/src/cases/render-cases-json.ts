import type { CaseReport } from './case-report.ts';

/** For programs: every case with its decision and the explanation of each of its requests, and what was not run. */
export function renderCasesJson({ cases, notRun }: CaseReport): string {
  const json = {
    version: 1,
    cases: cases.map(({ name, decision, expected, pass, reasons, dependsOn, file, line }) => ({
      name,
      decision,
      expected,
      pass,
      reasons,
      dependsOn,
      file,
      line,
    })),
    notRun,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

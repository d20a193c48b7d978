import { type CaseReport, renderCases, renderCasesJson, renderCasesJunit } from '@leastwise/report';
import type { RunCommand } from '../arguments/command.ts';
import { findCaseFiles } from '../cases/find-case-files.ts';
import { runCaseFile } from '../cases/run-case-file.ts';
import { InputError } from '../errors.ts';
import { FAILED } from '../run.ts';
import { styleFor, widthOf } from '../terminal/style-for.ts';

/** `leastwise test` */
export const test: RunCommand = async (given, io) => {
  const files = findCaseFiles(given.operands, io.cwd).flatMap((file) => runCaseFile(file, io.cwd) ?? []);
  const problems = files.flatMap((file) => file.problems);
  const report: CaseReport = { cases: files.flatMap(({ cases }) => cases), files: files.length };
  if (report.cases.length === 0 && problems.length === 0) {
    throw new InputError(`there are no test cases in \`${given.operands.join(' ')}\``);
  }
  const style = styleFor(io.stdout, io, given.value('color'));
  switch (given.value('format')) {
    case 'json':
      io.stdout.write(renderCasesJson(report));
      break;
    case 'junit':
      io.stdout.write(renderCasesJunit(report));
      break;
    default:
      if (report.cases.length > 0) io.stdout.write(renderCases(report, { style, width: widthOf(io.stdout) }));
  }
  for (const problem of problems) io.stderr.write(`leastwise: ${problem}\n`);
  if (problems.length > 0) return FAILED;
  return report.cases.every(({ pass }) => pass) ? 0 : 1;
};

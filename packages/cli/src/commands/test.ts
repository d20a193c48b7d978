import { type CaseReport, renderCases, renderCasesJson, renderCasesJunit } from '@leastwise/report';
import type { RunCommand } from '../arguments/command.ts';
import { findCaseFiles } from '../cases/find-case-files.ts';
import { runCaseFile, STDIN } from '../cases/run-case-file.ts';
import { InputError } from '../errors.ts';
import { FAILED } from '../run.ts';
import { styleFor, widthOf } from '../terminal/style-for.ts';

/** `leastwise test` */
export const test: RunCommand = async (given, io) => {
  const { operands } = given;
  const stdin = operands.includes(STDIN) ? new TextDecoder().decode(await io.readStdin()) : undefined;
  const found = [
    ...(stdin === undefined ? [] : [{ path: STDIN, isGiven: true }]),
    ...findCaseFiles(
      operands.filter((path) => path !== STDIN),
      io.cwd,
    ),
  ];
  const files = found.flatMap((file) => runCaseFile(file, io.cwd, stdin) ?? []);
  const notRun = files.flatMap((file) => file.notRun);
  const report: CaseReport = { cases: files.flatMap(({ cases }) => cases), files: files.length, notRun };
  if (report.cases.length === 0 && notRun.length === 0) {
    throw new InputError(`there are no test cases in \`${operands.join(' ')}\``);
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
  for (const { message } of notRun) io.stderr.write(`leastwise: ${message}\n`);
  if (notRun.length > 0) return FAILED;
  return report.cases.every(({ pass }) => pass) ? 0 : 1;
};

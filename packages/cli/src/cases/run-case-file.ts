import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  type LoadDocument,
  loadCatalog,
  type Node,
  parseTestCases,
  type Range,
  readDocument,
  runCases,
  SourceText,
  type TestCase,
  valueAt,
} from '@leastwise/core';
import { laterDocument } from '@leastwise/iac';
import { reasonOf } from '@leastwise/project';
import type { CaseTrouble, RanCase } from '@leastwise/report';
import { placed } from '../policies/placed.ts';
import { resourceTroubleOf } from '../policies/resource-of-action.ts';
import type { CaseFile } from './find-case-files.ts';

/** The name of standard input on the command line. */
export const STDIN = '-';

/** What became of a file of test cases. */
export interface RanFile {
  readonly cases: readonly RanCase[];
  /** What is wrong with the file. */
  readonly notRun: readonly CaseTrouble[];
}

/**
 * Runs the cases of a file; undefined for one of a folder that holds none.
 * @param stdin what standard input holds, which stands for the file `-`
 */
export function runCaseFile({ path, isGiven }: CaseFile, cwd: string, stdin?: string): RanFile | undefined {
  const absolute = path === STDIN ? resolve(cwd, 'stdin') : resolve(cwd, path);
  let text: SourceText;
  try {
    text =
      path === STDIN
        ? new SourceText('<stdin>', stdin ?? '')
        : new SourceText(path, readFileSync(absolute, 'utf8'));
  } catch (error) {
    return { cases: [], notRun: [{ file: path, message: `cannot read \`${path}\`: ${reasonOf(error)}` }] };
  }
  const { root, problems } = readDocument(text);
  if (!isGiven && !(root && looksLikeCases(root))) return undefined;
  // What could be read of a file that does not parse is not what it says.
  const parsed =
    root && problems.length === 0
      ? parseTestCases(root, loadFrom(dirname(absolute)))
      : { cases: [], problems: [] };
  const impossible = parsed.cases.flatMap((one) => impossibleRequest(one) ?? []);
  const cases = parsed.cases.filter((one) => !impossible.some(({ range }) => range === one.range));
  const results = runCases(cases);
  const wrong = [...problems, ...parsed.problems, ...impossible, ...notRead(text)];
  if (cases.length === 0 && wrong.length === 0) {
    return { cases: [], notRun: [{ file: text.file, message: `there are no test cases in \`${path}\`` }] };
  }
  return {
    cases: results.map((result, at): RanCase => {
      const { range, expect, requests } = cases[at]!;
      return {
        ...result,
        requests,
        location: text.location(range),
        ...(expect.dependsOn && { expectedDependsOn: expect.dependsOn }),
      };
    }),
    notRun: wrong.map(({ range, message }) => ({
      file: text.file,
      message: `${placed(text, range)}: ${message}`,
    })),
  };
}

/** Documents of YAML after the first, of which no case is run. */
function notRead({ text }: SourceText): { range: Range; message: string }[] {
  const range = laterDocument(text);
  const message =
    'of several YAML documents in one file, only the first is run: put each in a file of its own';
  return range ? [{ range, message }] : [];
}

/** What is wrong with a case whose request there cannot be; undefined for others. */
function impossibleRequest({
  requests,
  name,
  range,
}: TestCase): { range: Range; message: string } | undefined {
  const catalog = loadCatalog();
  for (const request of requests) {
    const { problem } = resourceTroubleOf(request, catalog);
    if (problem !== undefined) return { range, message: `\`${name}\`: ${problem}` };
  }
  return undefined;
}

function looksLikeCases(root: Node): boolean {
  return valueAt(root, 'cases') !== undefined && valueAt(root, 'version') !== undefined;
}

/** Policies that cases name by their file stand beside the file of cases. */
function loadFrom(folder: string): LoadDocument {
  const known = new Map<string, Node | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, documentAt(resolve(folder, path)));
    return known.get(path);
  };
}

function documentAt(path: string): Node | undefined {
  try {
    const text = new SourceText(path, readFileSync(path, 'utf8'));
    const { root, problems } = readDocument(text);
    return problems.length === 0 && !laterDocument(text.text) ? root : undefined;
  } catch {
    return undefined;
  }
}

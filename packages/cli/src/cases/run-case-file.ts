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
import type { RanCase } from '@leastwise/report';
import { placed } from '../policies/placed.ts';
import { resourceTroubleOf } from '../policies/resource-of-action.ts';
import type { CaseFile } from './find-case-files.ts';

/** What became of a file of test cases. */
export interface RanFile {
  readonly cases: readonly RanCase[];
  /** What is wrong with the file, each with its place. */
  readonly problems: readonly string[];
}

/** Runs the cases of a file; undefined for one of a folder that holds none. */
export function runCaseFile({ path, isGiven }: CaseFile, cwd: string): RanFile | undefined {
  const absolute = resolve(cwd, path);
  let text: SourceText;
  try {
    text = new SourceText(path, readFileSync(absolute, 'utf8'));
  } catch {
    return { cases: [], problems: [`cannot read \`${path}\``] };
  }
  const { root, problems } = readDocument(text);
  if (!isGiven && !(root && looksLikeCases(root))) return undefined;
  const parsed = root ? parseTestCases(root, loadFrom(dirname(absolute))) : { cases: [], problems: [] };
  const impossible = parsed.cases.flatMap((one) => impossibleRequest(one) ?? []);
  const cases = parsed.cases.filter((one) => !impossible.some(({ range }) => range === one.range));
  const results = runCases(cases);
  return {
    cases: results.map((result, at): RanCase => {
      const { range, expect } = cases[at]!;
      return {
        ...result,
        file: path,
        line: text.position(range.start).line,
        ...(expect.dependsOn && { expectedDependsOn: expect.dependsOn }),
      };
    }),
    problems: [...problems, ...parsed.problems, ...impossible].map(
      ({ range, message }) => `${placed(text, range)}: ${message}`,
    ),
  };
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
    const { root, problems } = readDocument(new SourceText(path, readFileSync(path, 'utf8')));
    return problems.length === 0 ? root : undefined;
  } catch {
    return undefined;
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readYaml, SourceText } from '../src/document/index.ts';
import { parseTestCases, type TestCase } from '../src/evaluate/index.ts';

const FOLDER = fileURLToPath(new URL('../../../conformance', import.meta.url));

/** The files of the conformance suite. */
export function conformanceFiles(): readonly string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
}

/** The cases of a file, and what is wrong with it. */
export function readConformance(file: string): {
  readonly cases: readonly TestCase[];
  readonly wrong: readonly string[];
} {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const { root, problems } = readYaml(text);
  const source = new SourceText(file, text);
  const parsed = root ? parseTestCases(root) : { cases: [], problems: [] };
  const wrong = [...problems, ...parsed.problems].map(
    ({ range, message }) => `${relative('.', file)}:${source.position(range.start).line}: ${message}`,
  );
  return { cases: parsed.cases, wrong };
}

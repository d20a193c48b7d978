import type { Entry, Node } from '../document/node.ts';
import { type CaseProblem, CaseReader } from './case-reader.ts';
import type { Decision } from './judge.ts';
import { type LoadDocument, parsePolicyLayers } from './parse-policy-layers.ts';
import { parseRequest } from './parse-request.ts';
import type { TestCase } from './test-case.ts';

/** The version of the format of test cases. */
const VERSION = 1;

const DECISIONS: readonly Decision[] = ['allowed', 'explicitly-denied', 'implicitly-denied', 'depends'];

/** Test cases as far as they could be read, and what is wrong with the rest. */
export interface ParsedTestCases {
  readonly cases: readonly TestCase[];
  /** In order of their place in the file. A case with a problem is not among `cases`. */
  readonly problems: readonly CaseProblem[];
}

/**
 * Reads a file of test cases: `{version: 1, cases: [{name, request, policies, expect: {decision}}]}`.
 * @param load finds policies that a case names by their file; by default there are none
 */
export function parseTestCases(root: Node, load: LoadDocument = () => undefined): ParsedTestCases {
  const reader = new CaseReader();
  const cases: TestCase[] = [];
  const file = reader.object(root, 'a file of test cases', ['version', 'cases']);
  if (file) {
    const version = reader.required(file, 'version', 'the file', root.range);
    if (version && !(version.value.type === 'scalar' && version.value.value === VERSION)) {
      reader.problem(version.value.range, `\`version\` must be ${VERSION}`);
    }
    const list = reader.required(file, 'cases', 'the file', root.range);
    const names = new Set<string>();
    for (const node of (list && reader.list(list.value, '`cases`')) ?? []) {
      const before = reader.problems.length;
      const parsed = parseCase(node, reader, load);
      if (parsed && names.has(parsed.name)) {
        reader.problem(node.range, `another case is named \`${parsed.name}\` as well`);
      }
      if (parsed) names.add(parsed.name);
      if (parsed && reader.problems.length === before) cases.push(parsed);
    }
  }
  return { cases, problems: reader.problems.sort((a, b) => a.range.start - b.range.start) };
}

function parseCase(node: Node, reader: CaseReader, load: LoadDocument): TestCase | undefined {
  const entries = reader.object(node, 'a case', [
    'name',
    'source',
    'request',
    'requests',
    'policies',
    'expect',
  ]);
  if (!entries) return undefined;
  const nameEntry = reader.required(entries, 'name', 'the case', node.range);
  const name = nameEntry && reader.text(nameEntry.value, '`name`');
  const policies = entries.get('policies');
  const expectEntry = reader.required(entries, 'expect', 'the case', node.range);
  const expect = expectEntry && parseExpect(expectEntry.value, reader);
  const source = entries.get('source');
  const requests = parseRequests(entries, node, reader).flatMap(
    (request) => parseRequest(request, reader) ?? [],
  );
  const layers = policies ? parsePolicyLayers(policies.value, reader, load) : {};
  const parsedSource = source && parseSource(source.value, reader);
  if (name === undefined || !expect || requests.length === 0) return undefined;
  return {
    name,
    ...(parsedSource && { source: parsedSource }),
    requests,
    policies: layers,
    expect,
    range: node.range,
  };
}

/** The requests of a case: `request`, or `requests` for a call that needs several permissions at once. */
function parseRequests(entries: Map<string, Entry>, node: Node, reader: CaseReader): readonly Node[] {
  const several = entries.get('requests');
  if (!several) {
    const entry = reader.required(entries, 'request', 'the case', node.range);
    return entry ? [entry.value] : [];
  }
  if (entries.has('request'))
    reader.problem(several.keyRange, 'the case has both `request` and `requests`; it takes one of them');
  const list = reader.list(several.value, '`requests`') ?? [];
  if (list.length === 0) reader.problem(several.value.range, '`requests` holds no request');
  return list;
}

function parseExpect(node: Node, reader: CaseReader): TestCase['expect'] | undefined {
  const entries = reader.object(node, '`expect`', ['decision', 'dependsOn']);
  const entry = entries && reader.required(entries, 'decision', '`expect`', node.range);
  const text = entry && reader.text(entry.value, '`decision`');
  if (text === undefined) return undefined;
  const decision = DECISIONS.find((known) => known === text);
  if (!decision) {
    const known = DECISIONS.map((one) => `\`${one}\``).join(', ');
    reader.problem(entry!.value.range, `\`${text}\` is not a decision; write one of ${known}`);
    return undefined;
  }
  const on = entries!.get('dependsOn');
  const dependsOn = on && reader.texts(on.value, '`dependsOn`');
  return { decision, ...(dependsOn && { dependsOn }) };
}

function parseSource(node: Node, reader: CaseReader): TestCase['source'] {
  const entries = reader.object(node, '`source`', ['page', 'says']);
  const text = (key: string): string | undefined => {
    const entry = entries && reader.required(entries, key, '`source`', node.range);
    return entry && reader.text(entry.value, `\`${key}\``);
  };
  const page = text('page');
  const says = text('says');
  return page === undefined || says === undefined ? undefined : { page, says };
}

// Scanning (reading, finding the policies, running every check) against parsing the same text with positions and
// doing nothing else: `parseTree` of jsonc-parser for JSON, `parseDocument` of yaml for YAML, and see terraform.mjs.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseTree } from 'jsonc-parser';
import { LineCounter, parseDocument } from 'yaml';
import { CHECKS, runChecks } from '../packages/checks/dist/index.js';
import { createEngine, loadCatalog, loadManagedPolicies, SourceText } from '../packages/core/dist/index.js';
import { readSource, readSources } from '../packages/iac/dist/index.js';
import { row, timeInTurn } from './table.mjs';
import { terraformRows } from './terraform.mjs';

const RUNS = 5;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = process.env.LEASTWISE_SHARED_DATA ?? join(root, '../shared/data');

const catalog = loadCatalog();
const managedPolicies = await loadManagedPolicies();
const checks = CHECKS.filter(({ optIn }) => !optIn);

function check(sources) {
  // A new engine each time, so that no run finds the answers of the one before.
  const engine = createEngine(catalog);
  const today = new Date().toISOString().slice(0, 10);
  const known = CHECKS.map(({ id }) => id);
  return runChecks({
    sources,
    checks,
    catalog,
    engine,
    managedPolicies,
    suppressions: { today, rules: [], known },
  });
}

function parseAll(texts) {
  for (const text of texts) {
    if (/^\s*[{[]/.test(text)) parseTree(text);
    else parseDocument(text, { lineCounter: new LineCounter() });
  }
}

function rowOf(what, { scan, parsing }) {
  return row(what, { value: scan }, { name: 'parsing alone', value: parsing }, { most: 3 });
}

async function managed() {
  const documents = managedPolicies.names().map((name) => {
    const { document } = managedPolicies.get(name);
    return { name: `${name}.json`, text: JSON.stringify(JSON.parse(document), null, 2) };
  });
  const times = await timeInTurn(
    {
      parsing: () => parseAll(documents.map(({ text }) => text)),
      scan: () =>
        check(
          documents.flatMap(
            ({ name, text }) => readSource(new SourceText(name, text), { kind: 'identity' }) ?? [],
          ),
        ),
    },
    RUNS,
  );
  return rowOf(`scan of ${documents.length} AWS managed policies`, times);
}

async function templates() {
  const folders = ['cloudformation', 'cdk', 'sam/input'].map((name) => join(shared, name)).filter(existsSync);
  if (folders.length === 0) {
    console.log(
      `no templates in ${shared}: their scan is left out (LEASTWISE_SHARED_DATA names another folder)\n`,
    );
    return [];
  }
  const found = await readSources(folders, { cwd: shared });
  const texts = [...new Map(found.sources.map(({ text }) => [text.file, text.text])).values()];
  const times = await timeInTurn(
    {
      parsing: () => parseAll(texts),
      scan: async () => check((await readSources(folders, { cwd: shared })).sources),
    },
    RUNS,
  );
  return [rowOf(`scan of ${texts.length} templates, from the disk`, times)];
}

export async function scanRows() {
  return [await managed(), ...(await templates()), ...(await terraformRows(check))];
}

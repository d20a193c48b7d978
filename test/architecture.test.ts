import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What each package may import. */
const PACKAGES: Record<string, readonly string[]> = {
  core: [],
  checks: ['core'],
  iac: ['core'],
  project: ['core', 'checks'],
  report: ['core', 'checks'],
  cdk: ['core', 'checks', 'iac', 'project', 'report'],
  cli: ['core', 'checks', 'iac', 'project', 'report'],
};

/** Folders of core in the order in which they build on each other. */
const CORE = [
  'document',
  'request',
  'policy',
  'catalog',
  'match',
  'condition',
  'evaluate',
  'symbolic',
  'compare',
  'explain',
];

interface Import {
  readonly from: string;
  readonly what: string;
  /** Whether only types are imported, which leaves nothing at run time. */
  readonly isType: boolean;
}

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/(?<!\.test)\.ts$/.test(entry.name)) yield path;
  }
}

function importsOf(name: string): Import[] {
  return [...sources(join(root, 'packages', name, 'src'))].flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const found = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)';/gm);
    const dynamic = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, what]) => ({
      from: file,
      what: what!,
      isType: false,
    }));
    return [
      ...[...found].map(([, type, what]) => ({ from: file, what: what!, isType: type !== undefined })),
      ...dynamic,
    ];
  });
}

test.each(Object.entries(PACKAGES))('%s imports only what lies below it', (name, allowed) => {
  for (const { from, what } of importsOf(name)) {
    const workspace = /^@leastwise\/(\w+)(?:\/|$)/.exec(what)?.[1];
    if (workspace) expect(allowed, `${relative(root, from)} imports ${what}`).toContain(workspace);
    else expect(what, `${relative(root, from)} imports ${what}`).not.toMatch(/packages\/|leastwise\//);
  }
});

test.each(['core', 'checks', 'report'])('%s is pure', (name) => {
  for (const { from, what } of importsOf(name))
    expect(what, relative(root, from)).not.toMatch(/^node:|^fs$|^process$/);
  for (const file of sources(join(root, 'packages', name, 'src'))) {
    if (file.includes('generated')) continue;
    const code = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .replace(/'[^'\n]*'|`[^`]*`/g, "''");
    expect(code, relative(root, file)).not.toMatch(
      /\b(process|console|fetch)\.|\bDate\.now\(|\bnew Date\(\)|\bperformance\./,
    );
  }
});

test('inside core, folders build on each other one way', () => {
  const source = join(root, 'packages/core/src');
  for (const { from, what, isType } of importsOf('core')) {
    if (!what.startsWith('.') || isType) continue;
    const [here] = relative(source, from).split('/');
    const [there] = relative(source, join(dirname(from), what)).split('/');
    if (!CORE.includes(here!) || !CORE.includes(there!)) continue;
    expect(CORE.indexOf(there!), `${relative(source, from)} imports ${what}`).toBeLessThanOrEqual(
      CORE.indexOf(here!),
    );
  }
});

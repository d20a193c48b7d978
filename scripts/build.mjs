#!/usr/bin/env node
// Builds everything, or the steps named: node scripts/build.mjs [catalog] [registry] [types] [bundle]
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { catalogTextsAsFiles } from './catalog/texts-as-files.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function run(...args) {
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * The command line as a few programs: `main.js`, and one for everything that it loads when needed, each with no more
 * inside than it uses, so that it starts quickly. Dependencies are inside, so that what was tested is what runs.
 */
async function bundle() {
  const target = join(root, 'packages/cli/dist');
  mkdirSync(target, { recursive: true });
  const before = readdirSync(target).filter((name) => name.endsWith('.js'));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['packages/cli/src/main.ts', ...loadedWhenNeeded()],
    outdir: target,
    entryNames: '[name]',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['leastwise-source'],
    // The modules of these packages, where Node itself would take their CommonJS, which does not bundle well.
    mainFields: ['module', 'main'],
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
    plugins: [catalogTextsAsFiles(target), besideMain],
    logLevel: 'warning',
    metafile: true,
  });
  const written = new Set(Object.keys(metafile.outputs).map((path) => path.split('/').at(-1)));
  for (const name of before) if (!written.has(name)) rmSync(join(target, name));
  chmodSync(join(target, 'main.js'), 0o755);
  // Who installs the command line alone gets the schemas of what it writes, beside that of what it is configured with.
  cpSync(join(root, 'packages/report/schema'), join(root, 'packages/cli/schema'), { recursive: true });
  writeFileSync(join(target, 'THIRD-PARTY-NOTICES'), notices(Object.keys(metafile.inputs)));
}

const DYNAMIC_IMPORT = /\bimport\('(\.[^']+\.ts)'\)/g;

/** The modules of the command line that it imports dynamically. */
function loadedWhenNeeded() {
  const folder = join(root, 'packages/cli/src');
  const files = readdirSync(folder, { recursive: true }).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const modules = files.flatMap((name) => {
    const path = join(folder, name);
    const imports = readFileSync(path, 'utf8').matchAll(DYNAMIC_IMPORT);
    return [...imports].map(([, specifier]) => join(dirname(path), specifier));
  });
  return [...new Set(modules)].sort();
}

/** For esbuild: leaves those imports as they are, since what they load lies beside. */
const besideMain = {
  name: 'beside-main',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import' || !resolveDir.startsWith(join(root, 'packages/cli/src')))
        return undefined;
      return { path: `./${basename(path, '.ts')}.js`, external: true };
    });
  },
};

/** The licences of the packages that are inside the bundle. */
function notices(inputs) {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(root, folder, file), 'utf8') : `Licence: ${license}\n`;
    return `${name} ${version}\n\n${text.trim()}\n`;
  });
  return `The program holds code of these packages.\n\n${texts.join('\n----\n\n')}`;
}

const STEPS = {
  catalog: () => run('scripts/generate-catalog.mjs'),
  registry: () => run('scripts/generate-check-registry.mjs'),
  types: () => run('node_modules/typescript/bin/tsc', '-b'),
  bundle,
};

const names = process.argv.slice(2);
for (const name of names) {
  if (!Object.hasOwn(STEPS, name)) {
    console.error(`\`${name}\` is not a step; there are ${Object.keys(STEPS).join(', ')}`);
    process.exit(2);
  }
}
for (const name of names.length > 0 ? names : Object.keys(STEPS)) await STEPS[name]();

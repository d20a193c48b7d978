#!/usr/bin/env node
// Looks for disagreements on random cases, for as long as one likes: npm run fuzz -- --runs N --seed S --only a|b|c --property TEXT
// a: the symbolic engine against the evaluator; b: comparison against Z3; c: domains against brute force.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outfile = join(root, 'node_modules/.cache/leastwise-fuzz', `${process.pid}.mjs`);
mkdirSync(dirname(outfile), { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ['fuzz/run.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  conditions: ['leastwise-source'],
  external: ['z3-solver', 'fast-check'],
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
const { run } = await import(pathToFileURL(outfile).href);
// Z3 keeps threads, which would keep the process.
process.exit(await run(process.argv.slice(2)));

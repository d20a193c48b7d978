import type { NotAnalysed, Source } from '@leastwise/core';
import { TextFiles } from '../discover/text-files.ts';
import { readAnyTemplate } from '../read-source.ts';
import { readCloudAssembly } from './read-cloud-assembly.ts';

/**
 * Reads the cloud assembly in a folder at once, for who cannot wait for `readSources`. Never throws.
 * @param cwd the folder that file names are shown relative to
 */
export function readAssembly(
  folder: string,
  cwd: string,
): { readonly sources: readonly Source[]; readonly notAnalysed: readonly NotAnalysed[] } {
  const files = new TextFiles(cwd);
  const { templates, notAnalysed } = readCloudAssembly(
    files.show(folder),
    (path) => {
      const file = files.open(path);
      return 'text' in file ? file.text : undefined;
    },
    (path) => files.list(path),
  );
  return { sources: templates.map(readAnyTemplate), notAnalysed };
}

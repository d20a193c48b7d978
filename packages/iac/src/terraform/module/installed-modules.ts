import { join, resolve } from 'node:path';
import { listOf, readJson, stringOf, valueAt } from '@leastwise/core';
import type { ProjectFiles } from './project-files.ts';

/** Where `terraform init` puts the modules that come from elsewhere. */
const FOLDER = '.terraform/modules';

/** A module that `terraform init` put beside a root module. */
interface InstalledModule {
  /** As it was written, a registry's name before it where none was. */
  readonly source: string;
  /** An absolute path. */
  readonly folder: string;
}

/**
 * The modules from elsewhere that `terraform init` fetched for a root module, going by the list that it keeps. Empty
 * where it did not run.
 */
export class InstalledModules {
  readonly #modules = new Map<string, InstalledModule>();

  /** @param root the folder of the root module, as an absolute path */
  constructor(files: ProjectFiles, root: string) {
    const list = files.open(join(root, FOLDER, 'modules.json'));
    if ('reason' in list) return;
    for (const module of listOf(valueAt(readJson(list.text).root, 'Modules'))) {
      const [key, source, folder] = ['Key', 'Source', 'Dir'].map((name) => stringOf(valueAt(module, name)));
      if (key && source && folder) this.#modules.set(key, { source, folder: resolve(root, folder) });
    }
  }

  /**
   * The folder of a called module; undefined where it was not fetched, or from another source.
   * @param path the names of the calls that lead to it
   * @param source as the call has it
   */
  folderOf(path: readonly string[], source: string): string | undefined {
    const found = this.#modules.get(path.join('.'));
    return found && (found.source === source || found.source.endsWith(`/${source}`))
      ? found.folder
      : undefined;
  }
}

/** Whether a file belongs to a module that `terraform init` fetched, and will fetch again. */
export function isInstalled(file: string): boolean {
  return /(^|[\\/])\.terraform[\\/]modules[\\/]/.test(file);
}

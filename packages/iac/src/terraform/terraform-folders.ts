import { dirname, join, resolve } from 'node:path';
import type { OpaqueTable, Source } from '@leastwise/core';
import type { ReadAgain } from '../fix/prove-fix.ts';
import { ChangedFiles } from './module/changed-files.ts';
import { isInstalled } from './module/installed-modules.ts';
import { configurationFiles } from './module/module-loader.ts';
import type { ProjectFiles } from './module/project-files.ts';
import { readModule } from './read-module.ts';
import { readConfiguration } from './read-terraform.ts';

const TERRAFORM_FILE = /\.(tf|tofu)(\.json)?$/i;

/** Whether a file belongs to a module of Terraform or OpenTofu, by its name. */
export function isTerraformFile(path: string): boolean {
  return TERRAFORM_FILE.test(path);
}

/** The folders with files of Terraform that were found, read together: some are modules that others call. */
export class TerraformFolders {
  readonly #filesOf: (project: string) => ProjectFiles;
  /** Each folder with the folder that nothing is read outside of. */
  readonly #found = new Map<string, string>();
  readonly #again = new WeakMap<Source, ReadAgain>();

  /** @param filesOf the files within a folder, which nothing is read outside of */
  constructor(filesOf: (project: string) => ProjectFiles) {
    this.#filesOf = filesOf;
  }

  /**
   * Takes the folder of a file in.
   * @param file an absolute path
   * @param project the folder that nothing is read outside of
   */
  add(file: string, project: string): void {
    const folder = dirname(file);
    if (!this.#found.has(folder)) this.#found.set(folder, project);
  }

  /**
   * Reads the modules. One that another of them calls is read as a part of that one, with the variables that it is
   * given; what no root module reaches is read by itself.
   * @param opaque names for unknown values; a table for each root module when absent
   */
  read(opaque?: OpaqueTable): Source[] {
    const called = new Set<string>();
    for (const [folder, project] of this.#found) {
      for (const other of calledFrom(folder, this.#filesOf(project))) {
        if (other !== folder) called.add(other);
      }
    }
    const folders = [...this.#found.keys()].sort();
    const reached = new Set<string>();
    const sources: Source[] = [];
    for (const folder of [...folders.filter((one) => !called.has(one)), ...folders]) {
      if (reached.has(folder)) continue;
      const files = this.#filesOf(this.#found.get(folder)!);
      const { module, folders: read } = readModule(folder, files, opaque);
      for (const one of read) reached.add(one);
      // A module of another cloud is none of ours.
      if (!/aws/i.test(module.text.text)) continue;
      const source = readConfiguration(module);
      sources.push(source);
      this.#again.set(source, (text) => {
        const changed = text.parts.filter((part) => !module.text.parts.includes(part));
        // What several root modules share is not to be changed for one of them, and what is fetched not at all.
        if (changed.some(({ file }) => isInstalled(file) || this.#uses(file, sources) !== 1))
          return undefined;
        return readConfiguration(readModule(folder, new ChangedFiles(files, changed), source.opaque).module);
      });
    }
    return sources;
  }

  /** How to read a changed text of a root module; undefined for what is not one of them. */
  readAgain(source: Source): ReadAgain | undefined {
    return this.#again.get(source);
  }

  /** How many root modules read a file. */
  #uses(file: string, sources: readonly Source[]): number {
    return sources.filter(({ text }) => text.parts.some((part) => part.file === file)).length;
  }
}

/**
 * Reads the modules that some files are part of. Never throws.
 * @param paths absolute; those that are not Terraform's are passed over
 */
export function readTerraformFiles(
  paths: readonly string[],
  files: ProjectFiles,
  opaque?: OpaqueTable,
): Source[] {
  const folders = new TerraformFolders(() => files);
  for (const path of paths) if (isTerraformFile(path)) folders.add(path, dirname(path));
  return folders.read(opaque);
}

const LOCAL_SOURCE = /\bsource"?\s*[=:]\s*"(\.{1,2}(?:\/[^"$%\n]*)?)"/g;

/** The folders that the modules of a folder name as their source. */
function calledFrom(folder: string, files: ProjectFiles): string[] {
  return configurationFiles(files.list(folder)).flatMap((name) => {
    const text = files.open(join(folder, name));
    if ('reason' in text) return [];
    return [...text.text.matchAll(LOCAL_SOURCE)].map(([, path]) => resolve(folder, path!));
  });
}

import { readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { SourceText } from '@leastwise/core';
import { TextFiles } from '../../discover/text-files.ts';

/** The largest file of Terraform, or that Terraform reads, that is looked at: 5 MB. */
const MAX_SIZE = 5 * 1024 * 1024;

/** The files that analysing a module may read: those within one folder, links resolved. */
export interface ProjectFiles {
  /** The names of the files of a folder, in order; empty when it cannot be read. */
  list(folder: string): readonly string[];
  /** The names of the folders in a folder, in order. */
  folders(folder: string): readonly string[];
  /** A file's text, or why it is not read, in words. */
  open(path: string): SourceText | { readonly reason: string };
  /** Whether there is a file at a path, which may be outside. */
  isFile(path: string): boolean;
  /** A path for people. */
  show(path: string): string;
}

/** The files of the disk within a folder. */
export class DiskFiles implements ProjectFiles {
  readonly #files: TextFiles;
  readonly #root: string;

  /**
   * @param root the folder that nothing is read outside of
   * @param cwd the folder that paths are shown from
   */
  constructor(root: string, cwd: string) {
    this.#files = new TextFiles(cwd);
    this.#root = real(root) ?? root;
  }

  list(folder: string): readonly string[] {
    return this.#names(folder, (path) => statSync(path).isFile());
  }

  folders(folder: string): readonly string[] {
    return this.#names(folder, (path) => statSync(path).isDirectory());
  }

  #names(folder: string, isWanted: (path: string) => boolean): readonly string[] {
    if (!this.#isWithin(folder)) return [];
    try {
      return readdirSync(folder)
        .filter((name) => {
          try {
            return isWanted(resolve(folder, name));
          } catch {
            return false;
          }
        })
        .sort();
    } catch {
      return [];
    }
  }

  open(path: string): SourceText | { readonly reason: string } {
    if (!this.isFile(path)) return { reason: `there is no file \`${this.show(path)}\`` };
    if (!this.#isWithin(path)) {
      return { reason: `\`${this.show(path)}\` lies outside of the project, so that it is not read` };
    }
    try {
      if (statSync(path).size > MAX_SIZE) {
        return { reason: `\`${this.show(path)}\` has more than 5 MB, so that it is not read` };
      }
    } catch {
      return { reason: `\`${this.show(path)}\` cannot be read` };
    }
    const opened = this.#files.open(path);
    if ('reason' in opened) return { reason: `\`${this.show(path)}\`: ${opened.reason}` };
    return new SourceText(opened.text.file, opened.text.text);
  }

  isFile(path: string): boolean {
    try {
      return statSync(path).isFile();
    } catch {
      return false;
    }
  }

  show(path: string): string {
    return this.#files.show(path);
  }

  #isWithin(path: string): boolean {
    const target = real(path);
    if (target === undefined) return false;
    const inside = relative(this.#root, target);
    return inside === '' || (!inside.startsWith('..') && !isAbsolute(inside));
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

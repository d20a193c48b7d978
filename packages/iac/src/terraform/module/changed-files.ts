import type { SourceText } from '@leastwise/core';
import type { ProjectFiles } from './project-files.ts';

/** The files of a project, some of them with another text. */
export class ChangedFiles implements ProjectFiles {
  readonly #files: ProjectFiles;
  readonly #changed: ReadonlyMap<string, SourceText>;

  /** @param changed by the names that the files are shown by */
  constructor(files: ProjectFiles, changed: readonly SourceText[]) {
    this.#files = files;
    this.#changed = new Map(changed.map((text) => [text.file, text]));
  }

  list(folder: string): readonly string[] {
    return this.#files.list(folder);
  }

  folders(folder: string): readonly string[] {
    return this.#files.folders(folder);
  }

  open(path: string): SourceText | { readonly reason: string } {
    const file = this.#files.open(path);
    return 'reason' in file ? file : (this.#changed.get(file.file) ?? file);
  }

  isFile(path: string): boolean {
    return this.#files.isFile(path);
  }

  show(path: string): string {
    return this.#files.show(path);
  }
}

import { join, relative, sep } from 'node:path';
import { SourceText } from '@leastwise/core';
import type { ProjectFiles } from '@leastwise/iac';
import { git, gitList } from './git.ts';

/** The files of a commit, as if they lay in the working tree. */
export class CommitFiles implements ProjectFiles {
  readonly #ref: string;
  readonly #commit: string;
  readonly #root: string;
  readonly #cwd: string;
  /** Absolute paths. */
  readonly paths: ReadonlySet<string>;
  readonly #texts = new Map<string, string>();
  readonly #children = new Map<string, { readonly files: string[]; readonly folders: Set<string> }>();

  /**
   * @param ref what the commit is called
   * @param root the folder of the repository
   * @param cwd the folder that paths are shown from
   */
  constructor(ref: string, commit: string, root: string, cwd: string) {
    this.#ref = ref;
    this.#commit = commit;
    this.#root = root;
    this.#cwd = cwd;
    const names = gitList(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit], root);
    this.paths = new Set(names.map((name) => join(root, name)));
    for (const name of names) this.#note(name.split('/'));
  }

  #note(steps: readonly string[]): void {
    for (let depth = 0; depth < steps.length; depth++) {
      const folder = join(this.#root, ...steps.slice(0, depth));
      const children = this.#children.get(folder) ?? { files: [], folders: new Set() };
      this.#children.set(folder, children);
      if (depth === steps.length - 1) children.files.push(steps[depth]!);
      else children.folders.add(steps[depth]!);
    }
  }

  list(folder: string): readonly string[] {
    return [...(this.#children.get(folder)?.files ?? [])].sort();
  }

  folders(folder: string): readonly string[] {
    return [...(this.#children.get(folder)?.folders ?? [])].sort();
  }

  open(path: string): SourceText | { readonly reason: string } {
    const text = this.#textOf(path);
    if (text === undefined) return { reason: `there is no file \`${this.show(path)}\`` };
    return new SourceText(this.show(path), text);
  }

  #textOf(path: string): string | undefined {
    if (!this.isFile(path)) return undefined;
    let text = this.#texts.get(path);
    if (text === undefined) {
      const name = relative(this.#root, path).split(sep).join('/');
      text = git(['show', `${this.#commit}:${name}`], this.#root);
      if (text !== undefined) this.#texts.set(path, text);
    }
    return text;
  }

  isFile(path: string): boolean {
    return this.paths.has(path);
  }

  show(path: string): string {
    return `${this.#ref}:${relative(this.#cwd, path)}`;
  }
}

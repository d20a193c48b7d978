import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ignore, { type Ignore } from 'ignore';

interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** What git ignores from one folder on, as the `.gitignore` files on the way there say. */
export class IgnoreRules {
  readonly #all: readonly Rules[];

  private constructor(all: readonly Rules[]) {
    this.#all = all;
  }

  /**
   * The rules that come from above a folder that is walked: those of its repository down to it. A folder that is
   * itself ignored was asked for by name, so that what ignores it does not count.
   * @param folder an absolute path
   */
  static above(folder: string): IgnoreRules {
    const root = repositoryRoot(folder);
    if (root === undefined) return new IgnoreRules([]);
    let rules = new IgnoreRules(readRules(root, join(root, '.git', 'info', 'exclude')));
    for (const step of foldersBetween(root, folder)) rules = rules.within(step);
    return rules.ignores(folder, true) ? new IgnoreRules([]) : rules;
  }

  /** These rules and those of a folder's own `.gitignore`. */
  within(folder: string): IgnoreRules {
    const own = readRules(folder, join(folder, '.gitignore'));
    return own.length === 0 ? this : new IgnoreRules([...this.#all, ...own]);
  }

  /** Whether a path is ignored; the rules of inner folders outrank those of outer ones. */
  ignores(path: string, isFolder: boolean): boolean {
    for (let at = this.#all.length - 1; at >= 0; at--) {
      const { folder, rules } = this.#all[at]!;
      const inside = relative(folder, path).replaceAll('\\', '/');
      if (inside === '' || inside.startsWith('..')) continue;
      const { ignored, unignored } = rules.test(isFolder ? `${inside}/` : inside);
      if (ignored) return true;
      if (unignored) return false;
    }
    return false;
  }
}

/** Whether a folder is the root of a repository. */
export function isRepository(folder: string): boolean {
  return existsSync(join(folder, '.git'));
}

function repositoryRoot(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (isRepository(current)) return current;
    if (dirname(current) === current) return undefined;
  }
}

/** The folders from `outer` to just above `inner`. */
function foldersBetween(outer: string, inner: string): string[] {
  const folders: string[] = [];
  for (let current = inner; current !== outer; ) {
    current = dirname(current);
    folders.unshift(current);
  }
  return folders;
}

function readRules(folder: string, file: string): Rules[] {
  try {
    return [{ folder, rules: ignore().add(readFileSync(file, 'utf8')) }];
  } catch {
    // Most folders have none, and one that cannot be read says nothing.
    return [];
  }
}

import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reasonOf } from '@leastwise/project';
import { InputError } from '../errors.ts';

/** A file that may hold test cases. */
export interface CaseFile {
  /** As it is shown. */
  readonly path: string;
  /** Whether it was named, and must hold some. */
  readonly isGiven: boolean;
}

/**
 * Files at some paths; of folders, the JSON and YAML files at any depth, in order.
 * @throws InputError for a path that cannot be read
 */
export function findCaseFiles(paths: readonly string[], cwd: string): CaseFile[] {
  const found = paths.flatMap((path): CaseFile[] => {
    try {
      if (!statSync(resolve(cwd, path)).isDirectory()) return [{ path, isGiven: true }];
      return filesIn(path, cwd).map((file) => ({ path: file, isGiven: false }));
    } catch (error) {
      throw new InputError(`cannot read \`${path}\`: ${reasonOf(error)}`, { cause: error });
    }
  });
  const seen = new Set<string>();
  return found.filter(({ path }) => {
    const absolute = resolve(cwd, path);
    return !seen.has(absolute) && seen.add(absolute);
  });
}

function filesIn(folder: string, cwd: string): string[] {
  const entries = readdirSync(resolve(cwd, folder), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : filesIn(path, cwd);
      }
      return /\.(json|ya?ml)$/i.test(entry.name) ? [path] : [];
    });
}

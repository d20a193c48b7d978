import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** The folder that holds the repository, or where there is none, the folder itself. */
export function projectRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}

/** A shown file name as a path from a root, with slashes; as it is when it is no file below the root. */
export function pathFromRoot(root: string, cwd: string, file: string): string {
  if (/^<.*>$/.test(file)) return file;
  const path = relative(root, resolve(cwd, file));
  return path.startsWith('..') || isAbsolute(path) ? file : path.split(sep).join('/');
}

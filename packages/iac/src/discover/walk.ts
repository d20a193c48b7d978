import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IgnoreRules } from './ignore-rules.ts';
import { reasonOf } from './text-files.ts';

/** Something found under a folder. */
export type Found =
  | { readonly type: 'file'; readonly path: string }
  /** A folder that holds a `manifest.json`, which may make it a cloud assembly. */
  | { readonly type: 'assembly'; readonly path: string }
  /** A cloud assembly that git ignores, as it usually does. */
  | { readonly type: 'ignored-assembly'; readonly path: string }
  | { readonly type: 'unreadable'; readonly path: string; readonly reason: string };

/** Files that may hold policies, by the end of their names. */
const CANDIDATE = /\.(json|jsonc|ya?ml|template|tf|tofu)$/i;

/** Folders of tools and dependencies, which hold nothing that people wrote. */
const SKIPPED = new Set([
  '.aws-sam',
  '.cache',
  '.git',
  '.gradle',
  '.hg',
  '.idea',
  '.mypy_cache',
  '.next',
  '.npm',
  '.nx',
  '.pnpm-store',
  '.pytest_cache',
  '.serverless',
  '.svn',
  '.terraform',
  '.tox',
  '.turbo',
  '.venv',
  '.vscode',
  '.yarn',
  '__pycache__',
  'bower_components',
  'node_modules',
]);

/**
 * The candidate files under a folder, depth first in the order of names. Links are followed, each real folder
 * is walked once. Reads nothing but folders, so that memory stays bounded by their size.
 * @param folder an absolute path
 * @param isAssembly whether a folder with a `manifest.json` is a cloud assembly, which is then not walked
 */
export function* walk(folder: string, isAssembly: (folder: string) => boolean): Generator<Found> {
  let real: string;
  try {
    real = realpathSync(folder);
  } catch (error) {
    yield { type: 'unreadable', path: folder, reason: reasonOf(error) };
    return;
  }
  yield* walkFolder(folder, real, IgnoreRules.above(folder), new Set(), isAssembly);
}

function* walkFolder(
  folder: string,
  real: string,
  outerRules: IgnoreRules,
  seen: Set<string>,
  isAssembly: (folder: string) => boolean,
): Generator<Found> {
  if (seen.has(real)) return;
  seen.add(real);
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield { type: 'unreadable', path: folder, reason: reasonOf(error) };
    return;
  }
  if (entries.some(({ name }) => name === 'manifest.json') && isAssembly(folder)) {
    yield { type: 'assembly', path: folder };
    return;
  }
  const rules = entries.some(({ name }) => name === '.gitignore') ? outerRules.within(folder) : outerRules;
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const kind = kindOf(entry, path);
    if (kind === 'folder') {
      if (SKIPPED.has(entry.name)) continue;
      if (rules.ignores(path, true)) {
        if (entry.isDirectory() && existsSync(join(path, 'manifest.json')) && isAssembly(path)) {
          yield { type: 'ignored-assembly', path };
        }
        continue;
      }
      const target = entry.isSymbolicLink() ? realpathSync(path) : join(real, entry.name);
      yield* walkFolder(path, target, rules, seen, isAssembly);
    } else if (CANDIDATE.test(entry.name) && !rules.ignores(path, false)) {
      if (kind === 'other') yield { type: 'unreadable', path, reason: 'it is a link that leads nowhere' };
      else if (isNew(entry, path, real, seen)) yield { type: 'file', path };
    }
  }
}

function kindOf(entry: Dirent, path: string): 'file' | 'folder' | 'other' {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return 'other';
  try {
    const stats = statSync(path);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other';
  } catch {
    return 'other';
  }
}

/** Whether a file was not met before under another name. */
function isNew(entry: Dirent, path: string, folder: string, seen: Set<string>): boolean {
  if (!entry.isSymbolicLink()) return !seen.has(join(folder, entry.name));
  const target = realpathSync(path);
  if (seen.has(target) || seen.has(dirname(target))) return false;
  seen.add(target);
  return true;
}

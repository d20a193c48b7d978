import { realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { OpaqueTable, Source } from '@leastwise/core';
import { DiskFiles, readTerraformFiles } from '@leastwise/iac';
import { requireParsed } from '../policies/require-valid.ts';
import { CommitFiles } from './commit-files.ts';
import { git, gitList } from './git.ts';

/** A commit by what the user calls it. */
interface Since {
  readonly ref: string;
  readonly commit: string;
}

/**
 * The Terraform modules at some paths whose files, with all that they read, changed since a commit: as they were and
 * as they are, by folder.
 * @throws InputError when a file cannot be parsed
 */
export function readTerraformSince(
  { ref, commit }: Since,
  paths: readonly string[],
  opaque: OpaqueTable,
  folder: string,
): readonly [ReadonlyMap<string, Source>, ReadonlyMap<string, Source>] {
  // As git names its own folder.
  const cwd = realpathSync(folder);
  const root = git(['rev-parse', '--show-toplevel'], cwd)?.trim() ?? cwd;
  const given = paths.map((path) => resolve(cwd, path));
  const isGiven = (path: string): boolean =>
    given.some((one) => path === one || path.startsWith(one.endsWith('/') ? one : `${one}/`));
  const commitFiles = new CommitFiles(ref, commit, root, cwd);
  const present = gitList(['ls-files', '--cached', '--others', '--exclude-standard', '-z'], root);
  const before = byFolder(
    readTerraformFiles([...commitFiles.paths].filter(isGiven), commitFiles, opaque),
    (shown) => shown.slice(ref.length + 1),
  );
  const diskFiles = new DiskFiles(root, cwd);
  const here = present
    .map((name) => join(root, name))
    .filter((path) => isGiven(path) && diskFiles.isFile(path));
  const after = byFolder(readTerraformFiles(here, diskFiles, opaque), (shown) => shown);
  for (const [folder, source] of after) {
    if (before.get(folder)?.text.text !== source.text.text) continue;
    before.delete(folder);
    after.delete(folder);
  }
  for (const source of [...before.values(), ...after.values()]) requireParsed(source);
  return [before, after];

  function byFolder(sources: readonly Source[], nameOf: (shown: string) => string): Map<string, Source> {
    return new Map(
      sources.map((source) => [relative(cwd, resolve(cwd, nameOf(source.text.file))) || '.', source]),
    );
  }
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type OpaqueTable, type PolicyKind, type Source, SourceText } from '@leastwise/core';
import { isTerraformFile, readSource } from '@leastwise/iac';
import { InputError } from '../errors.ts';
import type { Io } from '../io.ts';
import { requireParsed } from '../policies/require-valid.ts';
import { git, gitList } from './git.ts';
import type { SideFiles } from './sides.ts';
import { readTerraformSince } from './terraform-since.ts';

/** Files that may hold policies or templates. */
const TEXTS = /\.(json|jsonc|ya?ml|template)$/i;

/**
 * Reads the files at some paths that changed since a commit: as they were, and as they are in the working tree.
 * @throws InputError when git does not know the commit, or a file cannot be parsed
 */
export function readSidesSince(
  ref: string,
  paths: readonly string[],
  options: { readonly kind?: PolicyKind; readonly opaque: OpaqueTable },
  { cwd }: Pick<Io, 'cwd'>,
): readonly [SideFiles, SideFiles] {
  const commit = git(
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
    cwd,
  )?.trim();
  if (commit === undefined) {
    throw new InputError(
      `\`${ref}\` is not a commit of a git repository here; name a branch, a tag or a commit`,
    );
  }
  const list = (args: readonly string[]): string[] =>
    gitList([...args, '--', ...paths], cwd).filter((name) => TEXTS.test(name) && !isTerraformFile(name));
  const changed = list(['diff', '--name-only', '-z', '--relative', '--no-renames', commit]);
  const added = list(['ls-files', '--others', '--exclude-standard', '-z']);
  const names = [...new Set([...changed, ...added])].sort();
  const terraform = readTerraformSince({ ref, commit }, paths, options.opaque, cwd);
  const read = (
    prefix: string,
    modules: ReadonlyMap<string, Source>,
    textOf: (name: string) => string | undefined,
  ): SideFiles => ({
    sources: new Map([
      ...modules,
      ...names.flatMap((name): [string, Source][] => {
        const text = textOf(name);
        if (text === undefined) return [];
        const source = readSource(new SourceText(prefix + name, text), { ...options, path: name });
        if (!source) return [];
        requireParsed(source);
        return [[name, source]];
      }),
    ]),
    notAnalysed: new Map(),
  });
  return [
    read(`${ref}:`, terraform[0], (name) => git(['show', `${commit}:./${name}`], cwd)),
    read('', terraform[1], (name) => textAt(resolve(cwd, name))),
  ];
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Deleted since.
    return undefined;
  }
}

import { statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { NotAnalysed, OpaqueTable, PolicyKind, Source } from '@leastwise/core';
import { isTerraformFile } from '@leastwise/iac';
import { InputError } from '../errors.ts';
import type { Io } from '../io.ts';
import { readPolicies } from '../policies/read-inputs.ts';

/** One side of a comparison: sources by what they are called on both sides. */
export interface SideFiles {
  readonly sources: ReadonlyMap<string, Source>;
  /** Files that could not be analysed, by the same names. */
  readonly notAnalysed: ReadonlyMap<string, NotAnalysed>;
}

/** The name of the file itself, where a side is one file. */
const ITSELF = '';

/**
 * Reads the two sides of a comparison: two files, or two folders whose files are paired by their paths within.
 * @throws InputError when something cannot be read
 */
export async function readSides(
  [before, after]: readonly [string, string],
  options: { readonly kind?: PolicyKind; readonly opaque: OpaqueTable },
  io: Io,
): Promise<readonly [SideFiles, SideFiles]> {
  if (before === '-' && after === '-') {
    throw new InputError('standard input is both sides; give the other one as a file');
  }
  if (isFolder(before, io) !== isFolder(after, io)) {
    throw new InputError(
      `one of \`${before}\` and \`${after}\` is a folder and the other is not; give two files or two folders`,
    );
  }
  if (areOfOneModule(resolve(io.cwd, before), resolve(io.cwd, after))) {
    throw new InputError(
      `\`${before}\` and \`${after}\` are parts of one Terraform module, which is read as a whole; give two folders, or compare with a commit by --since`,
    );
  }
  const old = await readSide(before, options, io);
  const fresh = await readSide(after, options, io);
  if (old.sources.size === 0 && fresh.sources.size === 0) {
    throw new InputError(`there are no policies or templates in \`${before}\` or \`${after}\` to compare`);
  }
  return [old, fresh];
}

async function readSide(
  path: string,
  options: { readonly kind?: PolicyKind; readonly opaque: OpaqueTable },
  io: Io,
): Promise<SideFiles> {
  const { sources, notAnalysed } = await readPolicies([path], options, io);
  const absolute = resolve(io.cwd, path);
  const folder = isFolder(path, io) ? absolute : dirname(absolute);
  const nameOf = (file: string): string => {
    const itself = path === '-' || resolve(io.cwd, file) === absolute;
    return itself ? ITSELF : relative(folder, resolve(io.cwd, file));
  };
  return {
    sources: new Map(sources.map((source) => [nameOf(source.text.file), source])),
    notAnalysed: new Map(notAnalysed.map((part) => [nameOf(part.file), part])),
  };
}

/** Whether two files are of the same folder of Terraform, and so the same to compare. */
function areOfOneModule(before: string, after: string): boolean {
  return (
    before !== after &&
    isTerraformFile(before) &&
    isTerraformFile(after) &&
    dirname(before) === dirname(after)
  );
}

function isFolder(path: string, { cwd }: Io): boolean {
  if (path === '-') return false;
  try {
    return statSync(resolve(cwd, path)).isDirectory();
  } catch {
    // What is not there is told where it is read.
    return false;
  }
}

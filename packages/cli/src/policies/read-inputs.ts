import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type NotAnalysed,
  OpaqueTable,
  type PolicyKind,
  readDocument,
  type Source,
  SourceText,
} from '@leastwise/core';
import { readSource, readSources } from '@leastwise/iac';
import { InputError } from '../errors.ts';
import type { Io } from '../io.ts';
import { placed } from './placed.ts';
import { requireParsed } from './require-valid.ts';

/** The name that standard input goes by. */
const STDIN = '<stdin>';

/** Policies and templates that were read to be reasoned about. */
export interface ReadPolicies {
  readonly sources: readonly Source[];
  /** Files that were not analysed. */
  readonly notAnalysed: readonly NotAnalysed[];
}

/** How to read. */
export interface ReadOptions {
  readonly kind?: PolicyKind;
  /** Shared by everything that is to be compared. */
  readonly opaque?: OpaqueTable;
}

/**
 * Reads what is at some paths, `-` for standard input, as something to reason about: all of it, or not at all.
 * @throws InputError for what cannot be read or parsed
 */
export async function readPolicies(
  paths: readonly string[],
  { kind, opaque = new OpaqueTable() }: ReadOptions,
  io: Io,
): Promise<ReadPolicies> {
  const options = { ...(kind && { kind }), opaque };
  const fromStdin: Source[] = [];
  if (paths.includes('-')) {
    const text = new TextDecoder().decode(await io.readStdin());
    const source = readSource(new SourceText(STDIN, text), options);
    if (!source) {
      const what = text.trim() === '' ? 'is empty' : 'is not a policy or a template';
      throw new InputError(`standard input ${what}`);
    }
    fromStdin.push(source);
  }
  const named = paths.filter((path) => path !== '-');
  const read = await readSources(named, { cwd: io.cwd, ...options });
  const [error] = read.errors;
  if (error) throw new InputError(syntaxErrorIn(error, io) ?? error.message);
  const sources = [...fromStdin, ...read.sources];
  for (const source of sources) requireParsed(source);
  const unreadable = read.notAnalysed.find(({ file }) => named.includes(file));
  if (unreadable) throw new InputError(`cannot read \`${unreadable.file}\`: ${unreadable.reason}`);
  return { sources, notAnalysed: read.notAnalysed };
}

/** Of a file that is none of ours, what may be the reason: it does not parse. */
function syntaxErrorIn(
  { code, path }: { readonly code: string; readonly path: string },
  { cwd }: Pick<Io, 'cwd'>,
): string | undefined {
  if (code !== 'nothing-to-analyse') return undefined;
  const text = new SourceText(path, readFileSync(resolve(cwd, path), 'utf8'));
  const [problem] = readDocument(text).problems;
  return problem && `cannot parse \`${placed(text, problem.range)}\`: ${problem.message}`;
}

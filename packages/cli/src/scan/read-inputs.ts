import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type NotAnalysed, type PolicyKind, type Source, SourceText } from '@leastwise/core';
import { countFiles, type ReadAgain, readAgainLike, readSource, readSources } from '@leastwise/iac';
import { type Config, matchesPath, pathFromRoot } from '@leastwise/project';
import type { Io } from '../io.ts';

/** The name that standard input goes by. */
const STDIN = '<stdin>';

/** What to read. */
export interface InputChoice {
  /** Paths as they were given; `-` is standard input. */
  readonly paths: readonly string[];
  readonly kind?: PolicyKind;
  /** Whether files that are named and are none of ours are passed over; they are a failure otherwise. */
  readonly ignoreUnknown?: boolean;
  readonly config: Config;
  /** The folder that the patterns of the configuration begin from. */
  readonly configFolder: string;
}

/** What was read. */
export interface Inputs {
  readonly sources: readonly Source[];
  readonly notAnalysed: readonly NotAnalysed[];
  readonly files: number;
  /** What could not be done with the paths that were given, in words. */
  readonly failures: readonly string[];
  /** How to read a changed text of a source as the source was read; undefined for what a tool writes anew. */
  readonly readAgain: (source: Source) => ReadAgain | undefined;
}

/** Reads everything at the paths given. What cannot be read is told, and the rest is read all the same. */
export async function readInputs(choice: InputChoice, io: Io): Promise<Inputs> {
  const { paths, kind, ignoreUnknown, config, configFolder } = choice;
  const fromStdin = paths.includes('-') ? await readStandardInput(kind, io) : undefined;
  const named = paths.filter((path) => path !== '-');
  const found = await readSources(named, { cwd: io.cwd, ...(kind && { kind }) });

  const given = new Set(named.map((path) => resolve(io.cwd, path)).filter(isFile));
  const isGiven = (file: string): boolean => given.has(resolve(io.cwd, file));
  const isWanted = (file: string): boolean => {
    const path = pathFromRoot(configFolder, io.cwd, file);
    return isGiven(file) || !config.exclude.some((pattern) => matchesPath(pattern, path));
  };
  const sources = found.sources.filter(({ text }) => text.parts.some(({ file }) => isWanted(file)));
  const notAnalysed = found.notAnalysed.filter(({ file }) => isWanted(file));
  const failures = [
    ...found.errors
      .filter(({ code }) => !ignoreUnknown || code !== 'nothing-to-analyse')
      .map(({ message }) => message),
    ...notAnalysed
      .filter(({ file }) => named.some((path) => resolve(io.cwd, path) === resolve(io.cwd, file)))
      .map(({ file, reason }) => `cannot read \`${file}\`: ${reason}`),
    ...sources.filter(({ text }) => text.parts.some(({ file }) => isGiven(file))).flatMap(unparsed),
  ];
  const all = [...(fromStdin?.sources ?? []), ...sources];
  return {
    sources: all,
    notAnalysed,
    files: countFiles(all),
    failures: [...(fromStdin?.failures ?? []), ...failures],
    readAgain: (source) => found.readAgain(source) ?? fromStdin?.readAgain(source),
  };
}

async function readStandardInput(
  kind: PolicyKind | undefined,
  io: Io,
): Promise<Pick<Inputs, 'sources' | 'failures' | 'readAgain'>> {
  const text = new TextDecoder().decode(await io.readStdin());
  const options = kind ? { kind } : {};
  const source = readSource(new SourceText(STDIN, text), options);
  const what = text.trim() === '' ? 'is empty' : 'is not a policy or a template';
  return {
    sources: source ? [source] : [],
    failures: source ? unparsed(source) : [`standard input ${what}`],
    readAgain: (one) => (one === source ? readAgainLike(one, options) : undefined),
  };
}

/** What to say of a file that was named and does not parse: the finding shows where, this that the job failed. */
function unparsed({ text, problems }: Source): string[] {
  const problem = problems.find(({ code }) => code === 'syntax');
  if (!problem) return [];
  const { file, startLine, startColumn } = text.location(problem.range);
  return [`cannot parse \`${file}\`, line ${startLine}, column ${startColumn}: ${problem.message}`];
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

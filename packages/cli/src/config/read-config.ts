import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import {
  listOf,
  type Node,
  readDocument,
  SourceText,
  stringOf,
  toPlain,
  valueAt,
  valueAtPath,
} from '@leastwise/core';
import { didYouMean } from '../did-you-mean.ts';
import { ConfigError } from '../errors.ts';
import { reasonOf } from '../files/write-atomically.ts';
import { type Config, DEFAULT_CONFIG } from './config.ts';
import { describeIssue, place } from './describe-issue.ts';
import { findConfig } from './find-config.ts';

/** How the configuration is chosen. */
export interface ConfigChoice {
  readonly cwd: string;
  /** A file that was named. */
  readonly file?: string | undefined;
  /** Uses none. */
  readonly none: boolean;
  /** Ids of all checks, to tell those that do not exist. */
  readonly knownChecks: readonly string[];
}

/**
 * The configuration that counts: the file named, or the nearest one, or the defaults.
 * @throws ConfigError with every problem of the file, each at its line
 */
export async function readConfig({ cwd, file, none, knownChecks }: ConfigChoice): Promise<Config> {
  if (none) return DEFAULT_CONFIG;
  const path = file === undefined ? findConfig(cwd) : resolve(cwd, file);
  if (path === undefined) return DEFAULT_CONFIG;
  const text = new SourceText(file ?? relative(cwd, path), contentOf(path, file));
  const { root, problems } = readDocument(text, { allowComments: true });
  const [problem] = problems;
  if (problem) throw new ConfigError(`${place(text, problem.range.start)}: ${problem.message}`);
  const plain = root ? toPlain(root) : null;
  // A file with nothing but comments is the one that `init` writes, with everything left out.
  if (plain === null) return { ...DEFAULT_CONFIG, file: path };
  return validate(plain, root!, text, path, knownChecks);
}

function contentOf(path: string, given: string | undefined): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`cannot read the configuration \`${given ?? path}\`: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

async function validate(
  plain: unknown,
  root: Node,
  text: SourceText,
  path: string,
  knownChecks: readonly string[],
): Promise<Config> {
  const { configSchema } = await import('./schema.ts');
  const result = configSchema.safeParse(plain);
  if (!result.success) {
    const settings = Object.keys(configSchema.shape).filter((name) => name !== '$schema');
    const lines = await Promise.all(
      result.error.issues.map((issue) => describeIssue(issue, { root, text, settings })),
    );
    throw new ConfigError(lines.join('\n  '));
  }
  const { $schema: _, paths = [], ignore = [], ...rest } = result.data;
  await checkIds(root, text, knownChecks);
  return {
    ...DEFAULT_CONFIG,
    ...withoutAbsent(rest),
    file: path,
    paths: paths.map((one) => resolve(dirname(path), one)),
    ignore: ignore.map((rule, at) => ({
      ...withoutAbsent(rule),
      text,
      range: (valueAtPath(root, ['ignore', at]) ?? root).range,
    })),
  };
}

/** @throws ConfigError for a check that does not exist: a setting that would silently do nothing. */
async function checkIds(root: Node, text: SourceText, known: readonly string[]): Promise<void> {
  const settings = valueAt(root, 'checks');
  const named = [
    ...(settings?.type === 'mapping'
      ? settings.entries.map(({ key, keyRange }) => [key, keyRange] as const)
      : []),
    ...listOf(valueAt(root, 'optIn')).map((node) => [stringOf(node) ?? '', node.range] as const),
  ];
  for (const [id, range] of named) {
    if (known.includes(id)) continue;
    const hint = await didYouMean(id, known, 'see `leastwise checks`');
    throw new ConfigError(`${place(text, range.start)}: there is no check \`${id}\`; ${hint}`);
  }
}

type Present<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

function withoutAbsent<T extends object>(object: T): Present<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Present<T>;
}

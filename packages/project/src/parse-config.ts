import { dirname, resolve } from 'node:path';
import { TEAM_RULE_PREFIX } from '@leastwise/checks';
import {
  listOf,
  type Node,
  readDocument,
  type SourceText,
  stringOf,
  toPlain,
  valueAt,
  valueAtPath,
} from '@leastwise/core';
import { type Config, DEFAULT_CONFIG } from './config.ts';
import { ConfigError } from './config-error.ts';
import { describeIssue, place } from './describe-issue.ts';
import { hintFor } from './hint.ts';
import type { configSchema } from './schema.ts';

/** What a configuration is held to. */
export interface ConfigRules {
  /** The schema of `@leastwise/project/schema`, which is large: who has no configuration need not load it. */
  readonly schema: typeof configSchema;
  /** Ids of all checks, to tell those that do not exist. */
  readonly knownChecks: readonly string[];
}

/**
 * The configuration that a text is.
 * @param path the file that it was read from, absolute
 * @throws ConfigError with every problem of the text, each at its line
 */
export function parseConfig(text: SourceText, path: string, { schema, knownChecks }: ConfigRules): Config {
  const { root, problems } = readDocument(text, { allowComments: true });
  const [problem] = problems;
  if (problem) throw new ConfigError(`${place(text, problem.range.start)}: ${problem.message}`);
  const plain = root ? toPlain(root) : null;
  // A file with nothing but comments is the one that `init` writes, with everything left out.
  if (!root || plain === null) return { ...DEFAULT_CONFIG, file: path };
  const result = schema.safeParse(plain);
  if (!result.success) {
    const settings = Object.keys(schema.shape).filter((name) => name !== '$schema');
    const lines = result.error.issues.map((issue) => describeIssue(issue, { root, text, settings }));
    throw new ConfigError(lines.join('\n  '));
  }
  const { $schema: _, paths = [], ignore = [], baseline, ...rest } = result.data;
  checkIds(root, text, knownChecks);
  return {
    ...DEFAULT_CONFIG,
    ...withoutAbsent(rest),
    file: path,
    ...(baseline !== undefined && { baseline: resolve(dirname(path), baseline) }),
    paths: paths.map((one) => resolve(dirname(path), one)),
    ignore: ignore.map((rule, at) => ({
      ...withoutAbsent(rule),
      text,
      range: (valueAtPath(root, ['ignore', at]) ?? root).range,
    })),
  };
}

/** @throws ConfigError for a check that does not exist: a setting that would silently do nothing. */
function checkIds(root: Node, text: SourceText, known: readonly string[]): void {
  const settings = valueAt(root, 'checks');
  const named = [
    ...(settings?.type === 'mapping'
      ? settings.entries.map(({ key, keyRange }) => [key, keyRange] as const)
      : []),
    ...listOf(valueAt(root, 'optIn')).map((node) => [stringOf(node) ?? '', node.range] as const),
  ];
  for (const [id, range] of named) {
    if (known.includes(id) || id.startsWith(TEAM_RULE_PREFIX)) continue;
    const hint = hintFor(id, known, 'see `leastwise checks`');
    throw new ConfigError(`${place(text, range.start)}: there is no check \`${id}\`; ${hint}`);
  }
}

type Present<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

function withoutAbsent<T extends object>(object: T): Present<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Present<T>;
}

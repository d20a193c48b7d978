import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reasonOf } from '@leastwise/project';
import { GuardError } from '../errors.ts';

/** A file of Guard rules. */
export interface RuleFile {
  /** As it was given, or found in a folder that was. */
  readonly path: string;
  readonly text: string;
}

/**
 * The rule files at some paths: files as they are, and in folders what ends in `.guard` or `.ruleset`, as
 * `cfn-guard` itself takes them.
 * @throws GuardError for a path that cannot be read, or a folder without rules
 */
export function readRuleFiles(paths: readonly string[], cwd: string): RuleFile[] {
  const files = paths.flatMap((path) => {
    const found = filesAt(path, cwd);
    if (found.length > 0) return found;
    throw new GuardError(`there are no Guard rules in \`${path}\`: no file that ends in .guard or .ruleset`);
  });
  return [...new Set(files)].map((path) => ({
    path,
    text: read(path, (at) => readFileSync(at, 'utf8'), cwd),
  }));
}

function filesAt(path: string, cwd: string): string[] {
  if (!read(path, (at) => statSync(at).isDirectory(), cwd)) return [path];
  return read(path, (at) => readdirSync(at, { recursive: true, encoding: 'utf8' }), cwd)
    .filter((name) => /\.(guard|ruleset)$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

function read<T>(path: string, how: (absolute: string) => T, cwd: string): T {
  try {
    return how(resolve(cwd, path));
  } catch (error) {
    throw new GuardError(`cannot read the Guard rules \`${path}\`: ${reasonOf(error)}`, { cause: error });
  }
}

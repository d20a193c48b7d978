import { spawnSync } from 'node:child_process';

const MOST_BYTES = 256 * 1024 * 1024;

/** What git prints; undefined when it fails. */
export function git(args: readonly string[], cwd: string): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: MOST_BYTES });
  return status === 0 ? stdout : undefined;
}

/** What git prints as a list that NUL separates. */
export function gitList(args: readonly string[], cwd: string): string[] {
  return (git(args, cwd) ?? '').split('\0').filter((name) => name !== '');
}

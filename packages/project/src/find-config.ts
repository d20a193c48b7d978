import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './project-root.ts';

const NAMES = ['leastwise.config.yaml', 'leastwise.config.yml', 'leastwise.config.json'];

/** The configuration file that counts for a folder: its own, or the nearest one up to the root of the repository. */
export function findConfig(folder: string): string | undefined {
  const root = projectRoot(folder);
  for (let at = folder; ; at = dirname(at)) {
    const found = NAMES.map((name) => join(at, name)).find((path) => existsSync(path));
    if (found !== undefined || at === root) return found;
  }
}

import { relative, resolve } from 'node:path';
import { type Config, DEFAULT_CONFIG, findConfig, readConfigFile } from '@leastwise/project';

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
  const { configSchema } = await import('./schema.ts');
  return readConfigFile(path, file ?? relative(cwd, path), { schema: configSchema, knownChecks });
}

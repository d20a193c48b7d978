import { resolve } from 'node:path';
import { CHECK_DECLARATIONS } from '@leastwise/checks';
import type { Severity } from '@leastwise/core';
import {
  type Config,
  ConfigError,
  DEFAULT_CONFIG,
  findConfig,
  hintFor,
  readConfigFile,
} from '@leastwise/project';
import { configSchema } from '@leastwise/project/schema';

/** What an app says about its validation; each setting goes over the one of `leastwise.config.yaml`. */
export interface LeastwiseOptions {
  /** The least severity that fails synthesis; `never` only tells. `medium` unless configured. */
  readonly failOn?: Severity | 'never';
  /** Findings below it are not told. All are unless this is given. */
  readonly severity?: Severity;
  /** Checks to turn off, or to give another severity. Added to those of the configuration. */
  readonly checks?: Readonly<Record<string, 'off' | Severity>>;
  /** Checks to run that are off unless asked for. */
  readonly optIn?: readonly string[];
  /** Accounts that may be given access, beside those that the app deploys to. */
  readonly trustedAccounts?: readonly string[];
  /** Organizations whose accounts may be given access. */
  readonly trustedOrganizations?: readonly string[];
  /** Whether inline policies are against your rules. */
  readonly forbidInlinePolicies?: boolean;
  /**
   * The configuration file, or false for none. Unless given, the nearest `leastwise.config.yaml` from the current
   * folder up to the root of the repository.
   */
  readonly config?: string | false;
}

const KNOWN = CHECK_DECLARATIONS.map(({ id }) => id);

/** @throws ConfigError for options that mean nothing: where the app is written, not everyone has types */
export function requireValid({ config: _, severity, ...settings }: LeastwiseOptions): void {
  const result = configSchema.safeParse({ ...settings, ...(severity && { failOn: severity }) });
  const [issue] = result.success ? [] : result.error.issues;
  if (issue) throw new ConfigError(`leastwise: \`${issue.path.join('.')}\`: ${issue.message}`);
  for (const id of [...Object.keys(settings.checks ?? {}), ...(settings.optIn ?? [])]) {
    if (KNOWN.includes(id)) continue;
    throw new ConfigError(
      `leastwise: there is no check \`${id}\`; ${hintFor(id, KNOWN, 'see `leastwise checks`')}`,
    );
  }
}

/**
 * The configuration that counts for an app.
 * @param cwd the folder that a file named in the options is relative to, and where one is looked for
 * @param accounts those that the app deploys to, which it trusts
 * @throws ConfigError with every problem of the file, each at its line
 */
export function configOf(options: LeastwiseOptions, cwd: string, accounts: readonly string[]): Config {
  const {
    config: file,
    severity: _,
    checks,
    optIn,
    trustedAccounts,
    trustedOrganizations,
    ...rest
  } = options;
  const path = file ?? findConfig(cwd);
  const config = path
    ? readConfigFile(resolve(cwd, path), path, { schema: configSchema, knownChecks: KNOWN })
    : DEFAULT_CONFIG;
  return {
    ...config,
    ...rest,
    checks: { ...config.checks, ...checks },
    optIn: [...config.optIn, ...(optIn ?? [])],
    trustedAccounts: [...config.trustedAccounts, ...(trustedAccounts ?? []), ...accounts],
    trustedOrganizations: [...config.trustedOrganizations, ...(trustedOrganizations ?? [])],
  };
}

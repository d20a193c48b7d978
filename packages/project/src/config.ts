import type { Range, Severity, SourceText } from '@leastwise/core';

/** What a team decided once for all, as its configuration file says. Everything has a default. */
export interface Config {
  /** The file it was read from, absolute; undefined for the defaults. */
  readonly file?: string;
  /** Files and folders to scan when none are named, absolute. */
  readonly paths: readonly string[];
  /** Patterns of paths, from the file's folder, that are not scanned unless named. */
  readonly exclude: readonly string[];
  readonly trustedAccounts: readonly string[];
  readonly trustedOrganizations: readonly string[];
  readonly forbidInlinePolicies: boolean;
  /** Checks that are off, or have another severity. */
  readonly checks: Readonly<Record<string, 'off' | Severity>>;
  /** Checks that are on though they are not by default. */
  readonly optIn: readonly string[];
  readonly failOn?: Severity | 'never';
  /** The file of findings that were there when it was written, absolute; `leastwise scan` hides them. */
  readonly baseline?: string;
  readonly ignore: readonly IgnoreRule[];
}

/** Findings that the team decided not to be told. */
export interface IgnoreRule {
  /** The id of a check, or `*`. */
  readonly check: string;
  /** A pattern of paths from the file's folder. */
  readonly path?: string;
  /** A name of a policy or of what owns it; `*` stands for any text. */
  readonly policy?: string;
  /** What the finding is about within the policy, such as `Action::s3:*`. */
  readonly subject?: string;
  readonly reason: string;
  /** `YYYY-MM-DD`: the last day on which it holds. */
  readonly expires?: string;
  /** Where it is written. */
  readonly text: SourceText;
  readonly range: Range;
}

export const DEFAULT_CONFIG: Config = {
  paths: [],
  exclude: [],
  trustedAccounts: [],
  trustedOrganizations: [],
  forbidInlinePolicies: false,
  checks: {},
  optIn: [],
  ignore: [],
};

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Finding } from '@leastwise/core';
import { reasonOf } from '@leastwise/project';
import { BaselineError } from '../errors.ts';
import { writeAtomically } from '../files/write-atomically.ts';

/** The file of a baseline where neither a flag nor the configuration names one. */
export const DEFAULT_BASELINE = 'leastwise-baseline.json';

/** A finding that was there when the baseline was written. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly check: string;
  /** The path from the root of the repository. */
  readonly file: string;
  /** For people who review the file; nothing is compared with it. */
  readonly message: string;
}

/** The recorded findings, by fingerprint. */
export type Baseline = ReadonlyMap<string, BaselineEntry>;

/**
 * Reads a baseline.
 * @param path as given
 * @throws BaselineError when it cannot be read or is not one
 */
export function readBaseline(path: string, cwd: string): Baseline {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    throw new BaselineError(
      `cannot read the baseline \`${path}\`: ${reasonOf(error)}; \`leastwise baseline --output ${path}\` writes it`,
      { cause: error },
    );
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    throw new BaselineError(
      `the baseline \`${path}\` is not JSON: ${message}; write it anew with \`leastwise baseline\``,
      {
        cause: error,
      },
    );
  }
  if (!isBaseline(parsed)) {
    throw new BaselineError(
      `\`${path}\` is not a baseline of version 1; write it anew with \`leastwise baseline\``,
    );
  }
  return new Map(parsed.findings.map((entry) => [entry.fingerprint, entry]));
}

function isBaseline(value: unknown): value is { version: 1; findings: readonly BaselineEntry[] } {
  if (typeof value !== 'object' || value === null) return false;
  const { version, findings } = value as { version?: unknown; findings?: unknown };
  return version === 1 && Array.isArray(findings) && findings.every(isEntry);
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { fingerprint, check, file } = value as Record<string, unknown>;
  return [fingerprint, check, file].every((field) => typeof field === 'string');
}

/** What a baseline says of findings. */
export function entriesOf(
  findings: readonly Finding[],
  pathOf: (file: string) => string,
): readonly BaselineEntry[] {
  return findings.map(({ fingerprint, check, location, message }) => ({
    fingerprint,
    check,
    file: pathOf(location.file),
    message,
  }));
}

/** Writes a baseline: one finding a line, in an order that makes for short diffs. */
export function writeBaseline(path: string, entries: readonly BaselineEntry[]): void {
  const sorted = [...entries].sort(
    (a, b) => compare(a.file, b.file) || compare(a.check, b.check) || compare(a.fingerprint, b.fingerprint),
  );
  const lines = sorted.map((entry) => `    ${JSON.stringify(entry)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  writeAtomically(path, `{\n  "version": 1,\n  "findings": ${list}\n}\n`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

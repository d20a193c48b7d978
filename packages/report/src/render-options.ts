import type { CheckDeclaration } from '@leastwise/checks';
import type { Severity } from '@leastwise/core';
import type { Style } from './style.ts';

/** What renderers are told beside the report. Each takes what it needs. */
export interface RenderOptions {
  readonly style: Style;
  /** Columns to keep within, where lines are wrapped. */
  readonly width: number;
  /** Says everything about every finding, where otherwise what was said once is not repeated. */
  readonly verbose: boolean;
  /** Shows what suppressions and the baseline hide. */
  readonly showSuppressed: boolean;
  /** The least severity that fails the run, for formats that know failure; undefined when nothing fails it. */
  readonly failOn: Severity | undefined;
  /** What could not be done with what was given, in words; the exit code is then 2. */
  readonly failures?: readonly string[];
  /** The version of Leastwise. */
  readonly toolVersion: string;
  /** A check by its id. */
  readonly checkOf: (id: string) => CheckDeclaration | undefined;
  /** The documentation page of a check, as Markdown. */
  readonly documentationOf: (id: string) => string | undefined;
  /** The path of a file from the root of the repository, for formats that other tools read. */
  readonly pathOf: (file: string) => string;
}

/** Turns a report into text. Pure: the same report gives the same text. */
export type Renderer<Input> = (input: Input, options: RenderOptions) => string;

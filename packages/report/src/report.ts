import type { Finding, Location, Severity, SourceText } from '@leastwise/core';
import type { Fixing } from './fixing.ts';

/** What a scan found, ready to be written in any format. */
export interface Report {
  /** The version of this shape. It grows by additions only; anything else raises the number. */
  readonly version: 1;
  /** What to tell, in the order to tell it. */
  readonly findings: readonly Finding[];
  /** What was decided not to be told, each with who decided. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Suppressions found that were written for other tools: listed, not obeyed. */
  readonly foreignSuppressions: readonly ForeignSuppression[];
  readonly summary: Summary;
  /** `YYYY-MM-DD` of the catalogue of actions. */
  readonly catalogDate: string;
  /** What fixing came to, where it was asked for; the findings are those that are left. */
  readonly fixing?: Fixing;
  /** The text of a file that findings are in, for showing its lines. */
  readonly textOf: (file: string) => SourceText | undefined;
}

/** A finding that a suppression or the baseline hides. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly by: 'inline' | 'config' | 'baseline';
  readonly reason?: string;
  /** `YYYY-MM-DD`: the last day on which it stays hidden. */
  readonly expires?: string;
  /** Where the suppression is written. */
  readonly location?: Location;
}

/** A suppression that was written for another tool. */
export interface ForeignSuppression {
  readonly tool: string;
  readonly checks: readonly string[];
  readonly reason?: string;
  readonly location: Location;
}

/** A part of the input that was not analysed. */
export interface NotAnalysedPart {
  readonly file: string;
  readonly reason: string;
  readonly location?: Location;
}

/** The numbers of a scan. */
export interface Summary {
  readonly files: number;
  readonly policies: number;
  /** How many findings are told. */
  readonly findings: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** How many findings suppressions hide. */
  readonly suppressed: number;
  /** How many findings the baseline hides. */
  readonly baseline: number;
  /** How many findings are below the severity that was asked for. */
  readonly hidden: number;
  readonly notAnalysed: readonly NotAnalysedPart[];
}

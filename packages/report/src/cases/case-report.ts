import type { Location, Request, TestCaseResult } from '@leastwise/core';

/** A case that was run, with its place. */
export interface RanCase extends TestCaseResult {
  readonly location: Location;
  readonly requests: readonly Request[];
  /** Names that the case says the decision depends on, where it says any. */
  readonly expectedDependsOn?: readonly string[];
}

/** Something for which a case, or a whole file of them, was not run. */
export interface CaseTrouble {
  readonly file: string;
  /** What is wrong, with its place. */
  readonly message: string;
}

/** Cases that were run, in order. */
export interface CaseReport {
  readonly cases: readonly RanCase[];
  readonly files: number;
  readonly notRun: readonly CaseTrouble[];
}

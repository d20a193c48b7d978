import type fc from 'fast-check';

/** One property to run on random cases. */
export interface FuzzProperty {
  readonly name: string;
  readonly property: fc.IRawProperty<unknown, boolean>;
  /** What a run looked at, counted since the start: `requests`, `verdicts`, `unknown`. */
  readonly counts: Record<string, number>;
  /** Runs in the test suite. */
  readonly runsInTests: number;
  /** Runs for each of the runs asked for with `--runs`; 1 when absent. */
  readonly share?: number;
}

/** Adds to a count. */
export function count(counts: Record<string, number>, what: string, by = 1): void {
  counts[what] = (counts[what] ?? 0) + by;
}

/** Thrown when two ways to find an answer disagree; carries all that is needed to see it again. */
export class DisagreementError extends Error {
  readonly code = 'disagreement';

  constructor(what: string, details: object) {
    super(`${what}: ${JSON.stringify(details, undefined, 1)}`);
  }
}

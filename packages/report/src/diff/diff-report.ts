import type { Comparison } from '@leastwise/core';

/** The answer to "what does this change?", ready to be written. */
export interface DiffReport extends Comparison {
  /** How many policies, or principals with all they wear, were compared. */
  readonly pairs: number;
  /** What was taken to hold beside the policies: parts of a sentence. */
  readonly assumed: readonly string[];
  /** Parts of the files that were not analysed. */
  readonly notCompared: readonly { readonly file: string; readonly reason: string }[];
  /** `YYYY-MM-DD` of the catalogue of actions. */
  readonly catalogDate: string;
  readonly milliseconds: number;
}

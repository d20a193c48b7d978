import type { Explanation, PolicyInContext, Request, Statement } from '@leastwise/core';

/** What became of a claim, ready to be written. */
export interface ProofReport {
  readonly verdict: 'proved' | 'refuted' | 'unknown';
  /** The claim in words, and what is true when it is refuted. */
  readonly claim: string;
  readonly refutation: string;
  /** A request that the claim is not true of, and whether it is allowed. */
  readonly witness?: Request;
  readonly isAllowed?: boolean;
  /** The statement that allows it, or that denies what should be allowed. */
  readonly cause?: { readonly statement: Statement; readonly policy: PolicyInContext };
  /** How the request is decided, where all layers were looked at. */
  readonly explanation?: Explanation;
  readonly reason?: string;
  /** Parts of the files that were not analysed. */
  readonly notAnalysed: readonly { readonly file: string; readonly reason: string }[];
  /** Whether actions that AWS may add were looked at too. */
  readonly universe: 'catalogue' | 'future';
  readonly assumed?: string;
  readonly catalogDate: string;
  readonly milliseconds: number;
}

import type { Proof } from '@leastwise/core';
import type { ProofReport } from '@leastwise/report';

/** What became of a claim, with the statement that a witness shows. */
export type ClaimProof = Pick<
  ProofReport,
  'verdict' | 'witness' | 'cause' | 'explanation' | 'reason' | 'assumed'
> &
  Partial<Pick<ProofReport, 'notAnalysed'>>;

/**
 * A proof with the statement that its witness shows.
 * @param blames which statement to tell: the one that allows what should not be, or the one that denies what should not
 */
export function claimProof(
  { verdict, witness, difference, reason }: Proof,
  blames: 'grant' | 'denial',
  assumed: string | undefined,
): ClaimProof {
  const cause =
    blames === 'grant'
      ? difference && { statement: difference.statement, policy: difference.policy }
      : difference?.deniedBy;
  return {
    verdict,
    ...(witness && { witness }),
    ...(cause && { cause }),
    ...(reason !== undefined && { reason }),
    ...(assumed !== undefined && { assumed }),
  };
}

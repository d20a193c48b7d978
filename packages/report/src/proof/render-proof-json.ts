import { shownRequest } from '@leastwise/core';
import { statementJson } from '../statement-json.ts';
import type { ProofReport } from './proof-report.ts';

/** For programs: versioned; fields are added, never changed or taken away, within one version. */
export function renderProofJson({
  verdict,
  witness,
  cause,
  explanation,
  reason,
  assumed,
  universe,
}: ProofReport): string {
  const json = {
    version: 1,
    verdict,
    ...(witness && { witness: cause ? shownRequest(witness, cause.policy.opaque) : witness }),
    ...(cause && { statement: statementJson(cause.statement, cause.policy) }),
    ...(explanation && {
      explanation: { reason: explanation.reason, decidedBy: explanation.decidedBy },
    }),
    ...(reason !== undefined && { reason }),
    ...(assumed !== undefined && { assumed }),
    universe,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

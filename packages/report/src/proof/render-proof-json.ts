import type { Explanation, Witness } from '@leastwise/core';
import type { proveSchema } from '../schemas/prove.ts';
import type { Written } from '../schemas/written.ts';
import { statementJson } from '../statement-json.ts';
import type { ProofReport } from './proof-report.ts';

/** For programs: versioned; fields are added, never changed or taken away, within one version. */
export function renderProofJson(report: ProofReport): string {
  const { verdict, claim, witness, cause, explanation, reason, assumed } = report;
  const { notAnalysed, universe, catalogDate } = report;
  const json: Written<typeof proveSchema> = {
    version: 1,
    verdict,
    claim,
    ...(witness && { witness: { ...witness, decision: decisionOf(report) } }),
    ...(cause && { statement: statementJson(cause.statement, cause.policy) }),
    ...(explanation && { explanation: withoutLayers(explanation) }),
    ...(reason !== undefined && { reason }),
    ...(assumed !== undefined && { assumed }),
    notAnalysed,
    universe,
    catalogueDate: catalogDate,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** The decision on the witness. Of one that should be allowed, the cause is a statement that denies it. */
function decisionOf({ isAllowed, cause, explanation }: ProofReport): Witness['decision'] {
  if (isAllowed) return 'allowed';
  const isDenied = explanation ? explanation.reason === 'explicit-deny' : cause !== undefined;
  return isDenied ? 'explicitly-denied' : 'implicitly-denied';
}

function withoutLayers({ layers: _, ...rest }: Explanation): Omit<Explanation, 'layers'> {
  return rest;
}

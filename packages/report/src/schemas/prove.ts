import { z } from 'zod';
import type { ProofReport } from '../proof/proof-report.ts';
import { assumed, catalogueDate, universe } from './parts/catalogue.ts';
import { explanation } from './parts/explanation.ts';
import { notAnalysedPart } from './parts/not-analysed.ts';
import { oneOf } from './parts/one-of.ts';
import { output } from './parts/output.ts';
import { witness } from './parts/request.ts';
import { statement } from './parts/statement.ts';

/** What `leastwise prove --format json` writes. */
export const proveSchema = output(
  { title: 'proof', command: 'prove' },
  {
    verdict: oneOf<ProofReport['verdict']>({ proved: true, refuted: true, unknown: true }),
    claim: z.string().describe('What is true when it is proved, in words.'),
    witness: witness
      .describe('A request that the claim is not true of; there when it is refuted.')
      .exactOptional(),
    statement: statement
      .describe('The statement that allows the witness, or that denies it; absent when no statement does.')
      .exactOptional(),
    explanation: explanation
      .omit({ layers: true })
      .describe('How the witness is decided, where all layers were looked at.')
      .exactOptional(),
    reason: z.string().describe('Why it is not decided; there when it is `unknown`.').exactOptional(),
    assumed: assumed.exactOptional(),
    notAnalysed: z
      .array(notAnalysedPart)
      .describe('Parts of the files that were not analysed. Nothing is known of them.'),
    universe,
    catalogueDate,
  },
);

import { z } from 'zod';
import { basis, control, effect } from './finding-terms.ts';
import { location } from './location.ts';
import { policyKind } from './policy-kind.ts';
import { request, witness } from './request.ts';
import { severity } from './severity.ts';
import { statementName } from './statement.ts';

/** A finding as programs get it. */
export const finding = z
  .object({
    check: z.string().describe('The id of the check: see `leastwise checks`.'),
    aliases: z.array(z.string()).describe('Issue codes that IAM Access Analyzer gives the same thing.'),
    category: z.string(),
    severity,
    basis,
    message: z.string(),
    why: z.string(),
    fix: z.string(),
    label: z.string().describe('What the marked text is or should be.').exactOptional(),
    policy: z
      .object({ kind: policyKind, name: z.string(), owner: z.string() })
      .describe('Absent for findings about a file or a resource without a policy.')
      .exactOptional(),
    statement: z.object(statementName).exactOptional(),
    location,
    related: z.array(z.object({ location, message: z.string() })).exactOptional(),
    generatedBy: z.string().describe('How the statement came to be, when nobody wrote it.').exactOptional(),
    construct: z
      .object({ path: z.string(), createdAt: z.string().exactOptional() })
      .describe('The CDK construct, and where synthesis recorded that it was created.')
      .exactOptional(),
    witness: witness.describe('A request that shows the finding to be true.').exactOptional(),
    proposals: z
      .array(z.object({ title: z.string(), effect }))
      .describe('What would mend it. Nothing is proved of these; `--fix --dry-run` does.'),
    fixes: z
      .array(
        z.object({
          title: z.string(),
          effect,
          lost: request.exactOptional(),
          gained: request.exactOptional(),
        }),
      )
      .describe('What mends it, proved; only where fixes were asked for.'),
    controls: z.array(control),
    subject: z.string().describe('What it is about within the policy: `Action::s3:*`.').exactOptional(),
    fingerprint: z.string().describe('The same finding keeps it when lines move.'),
  })
  .meta({ id: 'finding' });

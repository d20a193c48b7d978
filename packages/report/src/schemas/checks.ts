import type { IssueKind } from '@leastwise/checks';
import { z } from 'zod';
import { basis, control, effect } from './parts/finding-terms.ts';
import { oneOf } from './parts/one-of.ts';
import { output } from './parts/output.ts';
import { policyKind } from './parts/policy-kind.ts';
import { severity } from './parts/severity.ts';

const check = z
  .object({
    id: z.string(),
    title: z.string(),
    category: z.string(),
    severity: severity.describe(
      'What its findings have unless a finding or the configuration says otherwise.',
    ),
    basis: basis.describe('How its findings are known unless one says otherwise.'),
    kinds: z
      .array(policyKind)
      .describe('The kinds of policy that it looks at; absent for all.')
      .exactOptional(),
    aliases: z.array(z.string()).describe('Issue codes that IAM Access Analyzer gives the same thing.'),
    controls: z.array(control),
    optIn: z.boolean().describe('Whether it is off unless the configuration turns it on.'),
    fixEffects: z.array(effect).describe('What its fixes may do; empty for a check that proposes none.'),
    why: z.string(),
    fix: z.string(),
  })
  .meta({ id: 'check' });

/** What `leastwise checks --format json` writes. */
export const checksSchema = output({ title: 'checks', command: 'checks' }, { checks: z.array(check) });

const issue = z
  .object({
    code: z.string(),
    kind: oneOf<IssueKind>({ error: true, warning: true, 'security-warning': true, suggestion: true }),
    leftOut: z.string().describe('Why no check looks for it; absent where one does.').exactOptional(),
    differs: z.string().describe('Where ours is not quite theirs.').exactOptional(),
    checks: z.array(z.string()).describe('Ids of the checks that say the same.'),
  })
  .meta({ id: 'issue', description: 'An issue code of the policy validation of IAM Access Analyzer.' });

/** What `leastwise checks --parity --format json` writes. */
export const paritySchema = output(
  { title: 'parity of checks', command: 'checks --parity' },
  {
    date: z.string().describe('`YYYY-MM-DD`: when their list was last looked at.'),
    issues: z.array(issue),
  },
);

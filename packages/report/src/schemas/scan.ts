import { SEVERITIES } from '@leastwise/core';
import { z } from 'zod';
import { catalogueDate } from './parts/catalogue.ts';
import { count } from './parts/count.ts';
import { finding } from './parts/finding.ts';
import { effect } from './parts/finding-terms.ts';
import { location } from './parts/location.ts';
import { notAnalysedPart } from './parts/not-analysed.ts';
import { output } from './parts/output.ts';
import { request } from './parts/request.ts';
import { severity } from './parts/severity.ts';

const suppressedFinding = z.object({
  by: z.enum(['inline', 'config', 'baseline']),
  reason: z.string().exactOptional(),
  expires: z.string().describe('The last day on which it stays hidden.').exactOptional(),
  location: location.describe('Where the suppression is written.').exactOptional(),
  finding,
});

const foreignSuppression = z.object({
  tool: z.string(),
  checks: z.array(z.string()),
  reason: z.string().exactOptional(),
  location,
});

const fixing = z.object({
  dryRun: z.boolean(),
  applied: z.array(
    z.object({
      check: z.string(),
      severity,
      title: z.string(),
      effect,
      location,
      lost: request.describe('A request that is not possible any more.').exactOptional(),
      gained: request.describe('A request that has become possible.').exactOptional(),
    }),
  ),
  refused: z
    .array(
      z.object({
        check: z.string(),
        title: z.string(),
        location,
        code: z.enum(['unwritable', 'unproved', 'not-as-said', 'not-chosen']),
        reason: z.string(),
      }),
    )
    .describe('Fixes that were proposed for what is left, and not made.'),
  diff: z.string().describe('The changes of a dry run as a unified diff.').exactOptional(),
});

const summary = z.object({
  files: count,
  policies: count,
  findings: count,
  bySeverity: z.object(Object.fromEntries(SEVERITIES.map((name) => [name, count]))),
  suppressed: count.describe('Findings that suppressions hide.'),
  baseline: count.describe('Findings that the baseline hides.'),
  hidden: count.describe('Findings below the severity that was asked for.'),
  notAnalysed: z
    .array(notAnalysedPart.extend({ location: location.exactOptional() }))
    .describe('Parts of the input that were not analysed. Nothing is known of them.'),
});

/** What `leastwise scan --format json` writes. */
export const scanSchema = output(
  { title: 'report', command: 'scan' },
  {
    findings: z.array(finding),
    suppressed: z.array(suppressedFinding).describe('Findings that suppressions or the baseline hide.'),
    foreignSuppressions: z
      .array(foreignSuppression)
      .describe('Suppressions written for other tools, which are not obeyed.'),
    fixing: fixing
      .describe(
        'What fixing came to, with `--fix`. The findings are those that are left; for a dry run, those that there are.',
      )
      .exactOptional(),
    summary,
    catalogueDate,
  },
);

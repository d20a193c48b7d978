import { z } from 'zod';
import { count } from './parts/count.ts';
import { decision, dependsOn, explanation } from './parts/explanation.ts';
import { location } from './parts/location.ts';
import { output } from './parts/output.ts';
import { request } from './parts/request.ts';

const ranCase = z
  .object({
    name: z.string(),
    decision: decision.describe('Of several requests, the least that one of them gets.'),
    expected: decision,
    expectedDependsOn: z
      .array(z.string())
      .describe('What the case says that the decision depends on, by name, where it says that.')
      .exactOptional(),
    pass: z.boolean(),
    requests: z
      .array(request)
      .describe('The requests of the case: one, or those that one call needs at once.'),
    reasons: z.array(explanation).describe('How each of the requests is decided, in their order.'),
    dependsOn: z
      .array(dependsOn)
      .describe('What would have to be known; empty unless the decision is `depends`.'),
    file: z.string(),
    line: z.int().min(1).describe('The line on which the case begins.'),
    location,
  })
  .meta({ id: 'case' });

/** What `leastwise test --format json` writes. */
export const testSchema = output(
  { title: 'test results', command: 'test' },
  {
    cases: z.array(ranCase).describe('The cases that were run, in order.'),
    notRun: z
      .array(z.object({ file: z.string(), message: z.string().describe('What is wrong, with its place.') }))
      .describe('Cases, and files of them, that could not be run. Nothing is known of them.'),
    summary: z.object({ files: count, cases: count, failed: count, notRun: count }),
  },
);

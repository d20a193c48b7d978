import type { Comparison } from '@leastwise/core';
import { z } from 'zod';
import { assumed, catalogueDate, universe } from './parts/catalogue.ts';
import { count } from './parts/count.ts';
import { notAnalysedPart } from './parts/not-analysed.ts';
import { oneOf } from './parts/one-of.ts';
import { output } from './parts/output.ts';
import { request } from './parts/request.ts';
import { statement } from './parts/statement.ts';

const difference = z
  .object({
    request: request.describe('One of the requests: allowed by one side, and not by the other.'),
    statement: statement.describe('The statement that allows them.'),
    universe: universe.describe(
      '`catalogue`: the action of the request exists. `future`: it is one that AWS may add.',
    ),
    actions: z
      .array(z.string())
      .describe('Actions of the difference that exist, some of them where they are many.'),
    moreActions: count.describe('How many there are beyond these.'),
    actionPatterns: z
      .object({ patterns: z.array(z.string()), except: z.array(z.string()) })
      .describe(
        'All actions of the difference by patterns of the policies; absent where those do not say it.',
      )
      .exactOptional(),
    resources: z.array(z.string()).describe('Patterns of the resources of the difference.'),
    exceptResources: z.array(z.string()).describe('Patterns of those that are not of it.'),
    when: z
      .array(
        z.object({
          operator: z.string(),
          key: z.string(),
          values: z.array(z.string()),
          holds: z.boolean().describe('Whether it holds for all of the requests, or for none.'),
        }),
      )
      .describe('Conditions that tell the requests of the difference from others.'),
    deniedBy: statement
      .describe('The statement of the other side that denies them; absent when nothing there allows them.')
      .exactOptional(),
  })
  .meta({ id: 'difference', description: 'Requests that one side allows and the other does not.' });

/** What `leastwise diff --format json` writes. */
export const diffSchema = output(
  { title: 'diff', command: 'diff' },
  {
    verdict: oneOf<Comparison['verdict']>({
      equivalent: true,
      narrower: true,
      broader: true,
      incomparable: true,
      unknown: true,
    }).describe('How what NEW allows stands to what OLD does.'),
    gained: z
      .array(difference)
      .describe('What NEW allows and OLD does not. Empty proves nothing when the verdict is `unknown`.'),
    lost: z
      .array(difference)
      .describe('What OLD allows and NEW does not. Empty proves nothing where there is a `reason`.'),
    reason: z.string().describe('Why something is not decided.').exactOptional(),
    assumed: assumed.exactOptional(),
    pairs: count.describe('How many policies, or principals with all they wear, were compared.'),
    notAnalysed: z
      .array(notAnalysedPart)
      .describe('Parts of the two sides that were not compared. Nothing is known of them.'),
    catalogueDate,
  },
);

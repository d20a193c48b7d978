import type { Removal, SizeUnit } from '@leastwise/core';
import { z } from 'zod';
import { catalogueDate } from './parts/catalogue.ts';
import { count } from './parts/count.ts';
import { location } from './parts/location.ts';
import { oneOf } from './parts/one-of.ts';
import { output } from './parts/output.ts';
import { policyKind } from './parts/policy-kind.ts';
import { statementName } from './parts/statement.ts';

const removal = z
  .object({
    what: oneOf<Removal['what']>({ statement: true, action: true, resource: true }),
    statement: z
      .union([z.string(), z.int().min(1)])
      .describe('The `Sid` of the statement, or its number counted from 1; see also `index`.'),
    ...statementName,
    value: z.string().describe('The value that went, of an action or a resource.').exactOptional(),
    line: z.int().min(1).describe('The line on which the part begins.'),
    location,
    why: oneOf<Removal['why']>({ 'never-matches': true, 'adds-nothing': true }).describe(
      'No request ever matches it, or every request that does is decided the same without it.',
    ),
  })
  .meta({ id: 'removal', description: 'A part that went.' });

/** What `leastwise minimise --format json` writes. */
export const minimiseSchema = output(
  { title: 'minimised policy', command: 'minimise' },
  {
    verdict: z
      .enum(['equivalent', 'unknown'])
      .describe(
        '`equivalent`: the policy is proved to allow and deny what the one given does. `unknown`: a part of it is not known, so nothing was removed.',
      ),
    name: z.string().describe('What the policy given is called.'),
    kind: policyKind,
    policy: z.record(z.string(), z.unknown()).describe('The policy document that is left.'),
    removed: z.array(removal),
    size: z
      .object({
        before: count,
        after: count,
        quota: z
          .object({
            name: z.string().describe('What the quota is for.'),
            limit: count,
            unit: oneOf<SizeUnit>({ characters: true, 'characters-without-white-space': true, bytes: true }),
          })
          .describe('Absent where no quota is known for policies of this kind.')
          .exactOptional(),
      })
      .describe('In the unit of the quota, or else in characters; both without white space between.'),
    reason: z
      .string()
      .describe('Why nothing was tried; there when the verdict is `unknown`.')
      .exactOptional(),
    isUnfinished: z
      .boolean()
      .describe('There and true when the policy was too large to try every part.')
      .exactOptional(),
    catalogueDate,
  },
);

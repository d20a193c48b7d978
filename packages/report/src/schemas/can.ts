import type { Remedy } from '@leastwise/core';
import { z } from 'zod';
import { count } from './parts/count.ts';
import {
  decision,
  dependsOn,
  explanation,
  layerExplanation,
  layerName,
  level,
  policyExplanation,
  statementExplanation,
} from './parts/explanation.ts';
import { location } from './parts/location.ts';
import { output } from './parts/output.ts';
import { request } from './parts/request.ts';

const remedy = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('allow'), layer: layerName, level: level.exactOptional() }),
    z.object({
      kind: z.literal('no-deny'),
      layer: layerName,
      level: level.exactOptional(),
      policy: count.describe('The position of the policy in its layer or level, from 0.'),
      statement: count.describe('The position of the statement in its document, from 0.'),
    }),
  ])
  .meta({
    id: 'remedy',
    description: 'An Allow in a layer, or the absence of a statement that denies.',
  }) satisfies z.ZodType<Remedy>;

/** An explanation in which policies have their names, and statements their places. */
const placedExplanation = explanation.extend({
  layers: z
    .array(
      layerExplanation.extend({
        policies: z.array(
          policyExplanation.extend({
            name: z.string().describe('What the policy is called.'),
            statements: z.array(statementExplanation.extend({ location: location.exactOptional() })),
          }),
        ),
      }),
    )
    .describe('Every layer that there is, level by level.'),
});

/** What `leastwise can --format json` writes. */
export const canSchema = output(
  { title: 'decision', command: 'can' },
  {
    decision,
    request,
    dependsOn: z
      .array(dependsOn)
      .describe('What would have to be known; empty unless the decision is `depends`.'),
    remedies: z
      .array(remedy)
      .describe('Single changes, each of which would allow the request; empty when it takes more than one.'),
    explanation: placedExplanation.describe('Every layer, statement and element, with what it contributed.'),
  },
);

import type { Request, Witness } from '@leastwise/core';
import { z } from 'zod';
import { oneOf } from './one-of.ts';

/** The value of a condition key. */
export const contextValue = z.union([z.string(), z.array(z.string())]).meta({
  id: 'contextValue',
  description: 'The value of a condition key, or its values where it has many.',
});

/** A request, as policies decide on it. */
export const request = z
  .object({
    principal: z
      .string()
      .describe('Who calls: an ARN, an account id, a service, or `*` for a caller who does not sign.'),
    action: z.string().describe('`service:Action`.'),
    resource: z.string().describe('An ARN, or `*` for an action that takes no resource.'),
    resourceAccount: z
      .string()
      .describe('The account that owns the resource, where its ARN does not say.')
      .exactOptional(),
    context: z
      .record(z.string(), contextValue)
      .describe('Condition keys of the request by name; a key that is not here is absent.')
      .exactOptional(),
    unknownKeys: z
      .union([z.literal('all'), z.array(z.string())])
      .describe('Condition keys that may be in the request, with a value that nobody knows.')
      .exactOptional(),
  })
  .meta({ id: 'request' }) satisfies z.ZodType<Request>;

/** A request that shows something to be true. */
export const witness = z
  .object({
    ...request.shape,
    decision: oneOf<Witness['decision']>({
      allowed: true,
      'explicitly-denied': true,
      'implicitly-denied': true,
    }).describe('How the evaluator decides the request.'),
  })
  .meta({
    id: 'witness',
    description: 'A request that shows it, with the decision of the evaluator.',
  }) satisfies z.ZodType<Witness>;

import { z } from 'zod';
import { count } from './count.ts';
import { location } from './location.ts';

/** Which statement of a document. */
export const statementName = {
  index: count.describe('Its position in the document, from 0.'),
  sid: z.string().exactOptional(),
};

/** A statement with its policy and its place. */
export const statement = z
  .object({
    ...statementName,
    policy: z.string().describe('What the policy is called.'),
    location,
  })
  .meta({ id: 'statement' });

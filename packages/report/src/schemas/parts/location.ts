import { z } from 'zod';

const fromOne = z.int().min(1);

/** A range in a file. */
export const location = z
  .object({
    file: z.string(),
    startLine: fromOne,
    startColumn: fromOne,
    endLine: fromOne,
    endColumn: fromOne,
  })
  .meta({
    id: 'location',
    description: 'Lines and columns count from 1; the end column is exclusive.',
  });

import { z } from 'zod';

/** A part of the input of which nothing is known. */
export const notAnalysedPart = z
  .object({ file: z.string(), reason: z.string() })
  .meta({ id: 'notAnalysedPart', description: 'A part of the input that was not analysed.' });

import { z } from 'zod';

/** How many. */
export const count = z.int().min(0).meta({ id: 'count' });

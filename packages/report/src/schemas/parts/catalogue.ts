import type { Difference } from '@leastwise/core';
import { z } from 'zod';
import { oneOf } from './one-of.ts';

/** Which actions there are. */
export const universe = oneOf<Difference['universe']>({ catalogue: true, future: true }).meta({
  id: 'universe',
  description: '`catalogue`: actions that exist. `future`: also actions that AWS may add.',
});

/** When what AWS has was written down. */
export const catalogueDate = z
  .string()
  .describe('`YYYY-MM-DD`: the day of the list of actions, resources and condition keys that was used.');

/** What was taken to hold. */
export const assumed = z
  .string()
  .describe(
    'What was taken to hold beside the policies that were given, in words; absent when that was nothing.',
  );

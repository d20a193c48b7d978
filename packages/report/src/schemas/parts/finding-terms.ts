import type { Basis, FixEffect } from '@leastwise/core';
import { z } from 'zod';
import { oneOf } from './one-of.ts';

/** How a finding is known. */
export const basis = oneOf<Basis>({ proved: true, heuristic: true, unknown: true }).meta({
  id: 'basis',
  description: 'How it is known: decided over all requests, by a rule of thumb, or not decidable here.',
});

/** What a fix does. */
export const effect = oneOf<FixEffect>({
  equivalent: true,
  narrower: true,
  'changes-behaviour': true,
}).meta({ id: 'effect', description: 'What a fix does to what is allowed.' });

/** A requirement of a framework. */
export const control = z
  .object({ framework: z.string(), id: z.string() })
  .meta({ id: 'control', description: 'A requirement of a framework that it bears on.' });

import { SEVERITIES } from '@leastwise/core';
import { z } from 'zod';

/** How grave it is, gravest first. */
export const severity = z.enum(SEVERITIES).meta({ id: 'severity' });

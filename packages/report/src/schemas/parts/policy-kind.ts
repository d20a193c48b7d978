import { POLICY_KINDS } from '@leastwise/core';
import { z } from 'zod';

/** What kind of policy it is. */
export const policyKind = z.enum(POLICY_KINDS).meta({ id: 'policyKind' });

import type { Check } from '../../check.ts';
import { defineConditionCheck } from '../../condition/define-condition-check.ts';
import { wellArchitected } from '../../controls.ts';

type ConditionCheck = Parameters<typeof defineConditionCheck>[0];

/** A check of whether a condition does what it seems to do. */
export function defineQualityCheck(check: Omit<ConditionCheck, 'category'>): Check {
  return defineConditionCheck({
    controls: wellArchitected('SEC03-BP02'),
    ...check,
    category: 'condition-quality',
  });
}

import type { Authorization, Remedy, Request } from '@leastwise/core';
import type { LabelOf } from './layer-lines.ts';

/** The answer to "may X do Y?", ready to be written. */
export interface DecisionReport extends Authorization {
  readonly request: Request;
  /** Single changes that would allow it. */
  readonly remedies: readonly Remedy[];
  readonly labelOf: LabelOf;
}

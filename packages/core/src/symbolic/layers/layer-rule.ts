import type { CaseFacts } from '../cases/case-facts.ts';

/** Whether the policies of a layer count for the requests of a case. */
export type LayerRule = (facts: CaseFacts) => boolean;

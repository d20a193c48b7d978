export { type Caller, type CallerKind, callerOf, InvalidRequestError } from './caller.ts';
export { type ContextLookup, type LookedUp, UNKNOWN_VALUE } from './context-lookup.ts';
export { entryReach, type Reach } from './principal.ts';
export { ARN, EXACT, EXACT_IGNORING_CASE, GLOB, GLOB_IGNORING_CASE } from './readings.ts';
export { compileTexts, type TextList, type TextReading, type VariableUse } from './text-list.ts';
export type { Truth } from './truth.ts';

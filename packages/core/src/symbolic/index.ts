export { createEngine } from './engine.ts';
export { type FittingResources, fittingResources } from './fitting-resources.ts';
export { type KeyReach, reachOfConditions } from './key-reach.ts';
export { type LayersInContext, policiesIn, policyLayers } from './layers-in-context.ts';
export type * from './question.ts';
export { arnPattern, globPattern, ignoringCase, literalPattern } from './text/pattern.ts';
export { TextSet } from './text/text-set.ts';

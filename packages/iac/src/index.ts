export { readAssembly } from './cdk/read-assembly.ts';
export { decodeText, type TextFile } from './discover/text-files.ts';
export { applyEdits } from './edit/apply-edits.ts';
export { FixProver, type ReadAgain, type Refusal } from './fix/prove-fix.ts';
export { InputError, type InputErrorCode } from './input-error.ts';
export { type ReadSourceOptions, readAgainLike, readSource } from './read-source.ts';
export { type ReadSourcesOptions, readSources, type Sources } from './read-sources.ts';
export { type PlanSides, readPlanSides } from './terraform/plan/read-plan.ts';

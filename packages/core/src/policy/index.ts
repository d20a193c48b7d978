export { hasPrincipal, kindName, POLICY_KINDS, type PolicyKind } from './kind.ts';
export { parsePolicy } from './parse-policy.ts';
export type * from './policy.ts';
export type * from './problem.ts';
export type * from './source.ts';

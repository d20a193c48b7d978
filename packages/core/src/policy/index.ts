export { DOCUMENT_ELEMENTS, PRINCIPAL_TYPES, STATEMENT_ELEMENTS } from './elements.ts';
export { hasPrincipal, kindName, POLICY_KINDS, type PolicyKind } from './kind.ts';
export { POLICY_VERSIONS, parsePolicy } from './parse-policy.ts';
export type * from './policy.ts';
export { policyDocument, printPolicy, statementDocument } from './print-policy.ts';
export type * from './problem.ts';
export type * from './source.ts';
export { parseVariables, type TextPart } from './variables.ts';

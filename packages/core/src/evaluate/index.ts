export { type Authorization, Authorizer, authorize } from './authorize.ts';
export type { CaseProblem } from './case-reader.ts';
export type { DependsOn } from './depends-on.ts';
export {
  evaluatePolicies,
  evaluatePolicy,
  type PoliciesDecision,
  type PoliciesQuestion,
} from './evaluate-policies.ts';
export type { ElementExplanation, ElementName, ElementReason } from './explain-elements.ts';
export type { PolicyExplanation, StatementExplanation } from './explain-policy.ts';
export type { Explanation, LayerExplanation } from './explanation.ts';
export type { Decision } from './judge.ts';
export type { Known } from './known.ts';
export type { NotBoundReason } from './layers/layer-rule.ts';
export type { LoadDocument } from './parse-policy-layers.ts';
export { type ParsedTestCases, parseTestCases } from './parse-test-cases.ts';
export {
  LAYERS,
  type LayerName,
  type LayerPolicies,
  type LeveledPolicies,
  type PolicyLayers,
} from './policy-layers.ts';
export type { DecisionReason } from './reason.ts';
export { type Remedy, remediesOf } from './remedies.ts';
export { runCases, type TestCase, type TestCaseResult } from './test-case.ts';

export {
  type Category,
  type Check,
  type CheckContext,
  type CheckDeclaration,
  type CheckOptions,
  defineCheck,
  type FindingDraft,
  TEAM_RULE_PREFIX,
} from './check.ts';
export { CHECK_DECLARATIONS } from './generated/declarations.ts';
export { DOCUMENTATION } from './generated/documentation.ts';
export { CHECKS } from './generated/registry.ts';
export { ESCALATION_PATHS, type EscalationPath } from './over-permission/escalation-paths.ts';
export { ACCESS_ANALYZER_DATE, ACCESS_ANALYZER_ISSUES, type IssueKind } from './parity/access-analyzer.ts';
export { type ParityRow, parityTable } from './parity/parity-table.ts';
export { CheckFailedError, type CheckResult, type CheckRun, runChecks } from './run-checks.ts';
export type { SuppressedFinding } from './suppression/apply-suppressions.ts';
export { type SuppressionRule, type SuppressionUse, sourceWithoutPolicies } from './suppression/rule.ts';

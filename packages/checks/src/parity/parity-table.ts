import type { CheckDeclaration } from '../check.ts';
import { ACCESS_ANALYZER_ISSUES, type AccessAnalyzerIssue } from './access-analyzer.ts';

/** One of their checks beside ours. */
export interface ParityRow extends AccessAnalyzerIssue {
  /** Ids of our checks that say the same, sorted. */
  readonly checks: readonly string[];
}

/** What Access Analyzer's policy validation looks for against what the checks given do. */
export function parityTable(checks: readonly CheckDeclaration[]): readonly ParityRow[] {
  return ACCESS_ANALYZER_ISSUES.map((issue) => ({
    ...issue,
    checks: checks
      .filter(({ aliases }) => aliases?.includes(issue.code))
      .map(({ id }) => id)
      .sort(),
  }));
}

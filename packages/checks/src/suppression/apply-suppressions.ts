import { closest, type Finding } from '@leastwise/core';
import { TEAM_RULE_PREFIX } from '../check.ts';
import type { SuppressionRule, SuppressionUse } from './rule.ts';

/** A finding that is not to be told, and why not. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly rule: SuppressionRule;
}

/** Findings parted by what was decided about them. */
export interface Suppressed {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What came of each rule, in the order of the rules. */
  readonly uses: readonly SuppressionUse[];
}

/** What applying suppressions needs to know. */
export interface SuppressionSetting {
  readonly rules: readonly SuppressionRule[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Ids of the checks that ran. */
  readonly ran: ReadonlySet<string>;
  /** Ids of all checks there are. */
  readonly known: readonly string[];
}

/** Takes out the findings that suppressions cover. Expired suppressions cover nothing. */
export function applySuppressions(
  findings: readonly Finding[],
  { rules, today, ran, known }: SuppressionSetting,
): Suppressed {
  const holding = rules.filter((rule) => !isExpired(rule, today));
  const hidden = new Map<SuppressionRule, number>();
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    // Each rule that covers a finding is in use, not only the first.
    const covering = holding.filter((rule) => covers(rule, finding));
    for (const rule of covering) hidden.set(rule, (hidden.get(rule) ?? 0) + 1);
    if (covering[0]) suppressed.push({ finding, rule: covering[0] });
    else kept.push(finding);
  }
  const ids = new Set(known);
  const uses = rules.map((rule) => ({
    rule,
    hidden: hidden.get(rule) ?? 0,
    expired: isExpired(rule, today),
    conclusive: rule.checks.every((id) => (id === '*' ? ran.size === ids.size : ran.has(id))),
    unknownChecks: rule.checks
      // Rules of the team are known only to a scan that is given them.
      .filter((id) => id !== '*' && !ids.has(id) && !id.startsWith(TEAM_RULE_PREFIX))
      .map((id) => {
        const meant = closest(id, known);
        return { id, ...(meant !== undefined && { meant }) };
      }),
  }));
  return { kept, suppressed, uses };
}

function isExpired({ expires }: SuppressionRule, today: string): boolean {
  // A last day that cannot be read promises nothing.
  if (expires === undefined) return false;
  return !/^\d{4}-\d{2}-\d{2}$/.test(expires) || expires < today;
}

function covers({ checks, subjects, reaches }: SuppressionRule, finding: Finding): boolean {
  if (!checks.includes(finding.check) && !checks.includes('*')) return false;
  if (subjects && !subjects.includes(finding.subject ?? '')) return false;
  return reaches(finding);
}

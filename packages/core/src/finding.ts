import type { Change } from './change.ts';
import type { Location, Range } from './document/source-text.ts';
import type { PolicyKind } from './policy/kind.ts';
import type { ContextValue, Request } from './request/request.ts';

/** Severities: the first four of security findings, the last three of validity and quality findings. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'error' | 'warning' | 'suggestion';

/** Severities, gravest first. `error` ranks with `high`, `warning` with `medium`, `suggestion` last. */
export const SEVERITIES: readonly Severity[] = [
  'critical',
  'high',
  'error',
  'medium',
  'warning',
  'low',
  'suggestion',
];

const RANKS: Record<Severity, number> = {
  critical: 5,
  high: 4,
  error: 4,
  medium: 3,
  warning: 3,
  low: 2,
  suggestion: 1,
};

/** How grave a severity is, to compare across both scales; higher is graver. */
export function severityRank(severity: Severity): number {
  return RANKS[severity];
}

/** How we know: decided over all requests, by a rule of thumb, or not decidable here. */
export type Basis = 'proved' | 'heuristic' | 'unknown';

/** A requirement of a framework that a finding bears on. */
export interface Control {
  /** `FSBP`, `CIS 1.4`, `CIS 3.0`, `CIS 5.0`, `CIS 7.0`, `Well-Architected`, `NIST 800-53 r5`. */
  readonly framework: string;
  /** `IAM.1`, `1.16`, `SEC03-BP02`, `AC-6`. */
  readonly id: string;
}

/** A request that shows a finding to be true, with the decision that the concrete evaluator gives it. */
export interface Witness extends Request {
  readonly decision: 'allowed' | 'explicitly-denied' | 'implicitly-denied';
}

/** What applying a fix does to what is allowed. */
export type FixEffect = 'equivalent' | 'narrower' | 'changes-behaviour';

/** What a check proposes to mend a finding with. It becomes a fix once it is written out and its effect is proved. */
export interface ProposedFix {
  /** What it does: ``replace with `s3:GetObject` ``. */
  readonly title: string;
  /** The most that it may do to what is allowed; a proposal that does more is no fix. */
  readonly effect: FixEffect;
  readonly changes: readonly Change[];
}

/** One replacement in the text of a file. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** A change of the file that mends a finding, written out, with its effect proved. */
export interface Fix {
  readonly title: string;
  readonly effect: FixEffect;
  /** Replacements in the file, in order, which do not overlap. */
  readonly edits: readonly Edit[];
  /** A request that the policy allows and the fixed one does not, where there is one. */
  readonly lost?: Request;
  /** A request that the fixed policy allows and the policy does not, where there is one. */
  readonly gained?: Request;
}

/** Which policy a finding is about. */
export interface FindingPolicy {
  readonly kind: PolicyKind;
  readonly name: string;
  /** The logical id, address or file that owns the policy. */
  readonly owner: string;
}

/** One result. Every report renders this shape. */
export interface Finding {
  /** The check's id, in kebab case. */
  readonly check: string;
  /** Issue codes that Access Analyzer gives the same thing. */
  readonly aliases: readonly string[];
  readonly category: string;
  readonly severity: Severity;
  readonly basis: Basis;
  /** What: one line, lower case unless it starts with a name, no final period, user input in backticks. */
  readonly message: string;
  /** Why it matters, one sentence. */
  readonly why: string;
  /** What to do, one sentence. */
  readonly fix: string;
  /** What the marked text is or should be, shown beside it: ``did you mean `s3:GetObject`?``. */
  readonly label?: string;
  /** Absent for findings about a file or a resource without a policy. */
  readonly policy?: FindingPolicy;
  readonly statement?: { readonly index: number; readonly sid?: string };
  readonly location: Location;
  readonly range: Range;
  readonly related?: readonly { readonly location: Location; readonly message: string }[];
  /** The CDK construct path and, where synthesis recorded it, the line that created it. */
  readonly construct?: { readonly path: string; readonly createdAt?: string };
  readonly witness?: Witness;
  /** What would mend it, the best first, not yet proved. */
  readonly proposals: readonly ProposedFix[];
  /** What mends it, the best first; only where fixes were asked for. */
  readonly fixes: readonly Fix[];
  readonly controls: readonly Control[];
  /** What the finding is about within its policy, for suppressions as fine as one action: `Action::s3:*`. */
  readonly subject?: string;
  /** Stable under moves of lines: made of the check, the policy, the statement and the subject. */
  readonly fingerprint: string;
}

export type { ContextValue };

import type {
  Basis,
  Catalog,
  Control,
  DeclaredPrincipal,
  DeclaredResource,
  Engine,
  FixEffect,
  ManagedPolicies,
  PolicyInContext,
  PolicyKind,
  ProposedFix,
  Range,
  Severity,
  Source,
  Statement,
  Witness,
} from '@leastwise/core';
import type { SuppressionUse } from './suppression/rule.ts';

/** The folders of checks, and the rules of teams themselves. */
export type Category =
  | 'validity'
  | 'over-permission'
  | 'exposure'
  | 'trust'
  | 'condition-quality'
  | 'guardrail'
  | 'hygiene'
  | 'cdk'
  | 'guard';

/** How the ids of rules begin that a team wrote for CloudFormation Guard: `guard:bucket_encryption`. */
export const TEAM_RULE_PREFIX = 'guard:';

/** What a check declares of itself, and the function that looks. */
export interface Check {
  /** Words in kebab case; the name of its file. */
  readonly id: string;
  /** One line, as a heading: `PassRole without a limit on role or service`. */
  readonly title: string;
  readonly category: Category;
  /** The severity its findings have unless a finding says otherwise. */
  readonly severity: Severity;
  /** How its findings are known unless a finding says otherwise. */
  readonly basis: Basis;
  /** The kinds of policy that `checkPolicy` wants; all when absent. */
  readonly kinds?: readonly PolicyKind[];
  /** Issue codes that Access Analyzer gives the same thing. */
  readonly aliases?: readonly string[];
  readonly controls?: readonly Control[];
  /** Off unless the configuration turns it on. */
  readonly optIn?: boolean;
  /** Why it matters, one sentence. */
  readonly why: string;
  /** What to do, one sentence, unless the finding knows better. */
  readonly fix: string;
  /** The effects that its fixes may have, where it proposes some. */
  readonly fixEffects?: readonly FixEffect[];
  /** Looks at one policy document. */
  readonly checkPolicy?: (subject: PolicyInContext, context: CheckContext) => void;
  /** Looks at one user, group, role or permission set with all it wears. */
  readonly checkPrincipal?: (principal: DeclaredPrincipal, context: CheckContext) => void;
  /** Looks at one declared resource of the types named. */
  readonly checkResource?: {
    readonly types: readonly string[];
    readonly check: (resource: DeclaredResource, context: CheckContext) => void;
  };
  /** Looks at a whole file. */
  readonly checkSource?: (source: Source, context: CheckContext) => void;
  /** Looks at one suppression and what came of it, once every other check has run. */
  readonly checkSuppression?: (use: SuppressionUse, context: CheckContext) => void;
}

/** What a check declares, apart from the code that looks. */
export type CheckDeclaration = Omit<
  Check,
  'checkPolicy' | 'checkPrincipal' | 'checkResource' | 'checkSource' | 'checkSuppression'
>;

/** What a check says of one thing it found; the runner fills in the rest from the check's declaration. */
export interface FindingDraft {
  /** The text to mark. */
  readonly at: Range;
  /** What: one line, lower case, no final period, user input in backticks (use `context.show` on it). */
  readonly message: string;
  /** Shown beside the marked text. */
  readonly label?: string;
  readonly policy?: PolicyInContext;
  readonly statement?: Statement;
  /** The resource it is about, for findings that are not about a policy. */
  readonly resource?: DeclaredResource;
  readonly severity?: Severity;
  readonly basis?: Basis;
  readonly why?: string;
  readonly fix?: string;
  readonly witness?: Witness;
  /** What would mend it, the best first. Each is written out and proved before it is offered. */
  readonly fixes?: readonly ProposedFix[];
  /** Controls beside those that the check declares, for what only this finding bears on. */
  readonly controls?: readonly Control[];
  readonly related?: readonly { readonly at: Range; readonly message: string }[];
  /** What it is about within the policy: `Action::s3:*`, `Resource::*`. Part of the fingerprint. */
  readonly subject?: string;
}

/** What the team told us, as far as checks care. */
export interface CheckOptions {
  /** Account ids that the team trusts, its own included. */
  readonly trustedAccounts: readonly string[];
  /** Organization ids (`o-...`) that the team trusts. */
  readonly trustedOrganizations: readonly string[];
  /** Whether inline policies are against the team's rules. */
  readonly forbidInlinePolicies: boolean;
}

/** What a check is given to look with. */
export interface CheckContext {
  readonly catalog: Catalog;
  /** Present when the documents of AWS managed policies were loaded. */
  readonly managedPolicies?: ManagedPolicies;
  /** Answers what a policy allows. */
  readonly engine: Engine;
  readonly options: CheckOptions;
  /** The file being looked at. */
  readonly source: Source;
  /** The SCPs and RCPs of all files that are looked at together. */
  readonly guardrails: readonly PolicyInContext[];
  /** A string of the policy for people: opaque letters become what they stand for. */
  show(text: string): string;
  report(draft: FindingDraft): void;
}

/** Declares a check; the identity function, for its types. */
export function defineCheck(check: Check): Check {
  return check;
}

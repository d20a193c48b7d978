import type { Condition, Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { Request } from '../request/request.ts';
import type { SetDescription } from './describe-set.ts';

/** How what new policies allow stands to what old ones do. */
export type Verdict = 'equivalent' | 'narrower' | 'broader' | 'incomparable' | 'unknown';

/** A condition of a policy, and whether it holds for the requests of a difference. */
export interface DifferenceCondition {
  readonly condition: Condition;
  readonly holds: boolean;
}

/** Requests that one side allows and the other does not, with one of them. */
export interface Difference {
  /** Allowed by one side and not by the other, as the evaluator confirms. */
  readonly request: Request;
  /** The statement that allows them. */
  readonly statement: Statement;
  readonly policy: PolicyInContext;
  /** Whether such a request exists today, or AWS would have to add the action, or let it take such a resource. */
  readonly universe: 'catalogue' | 'future';
  /** Actions of the difference that exist, in order; shortened, see `moreActions`. */
  readonly actions: readonly string[];
  /** How many actions of the difference exist beyond `actions`. */
  readonly moreActions: number;
  /** The actions of the difference by patterns of either side; undefined where those do not say it exactly. */
  readonly actionPatterns: SetDescription | undefined;
  /** The resources of the difference by patterns of either side, or else the statement's own that reach into it. */
  readonly resources: readonly string[];
  /** Patterns whose resources are not of the difference, where `resources` match them. */
  readonly exceptResources: readonly string[];
  /** Conditions of either side that hold for all of these requests, or for none: when the difference is one. */
  readonly when: readonly DifferenceCondition[];
  /** The statement of the other side that denies them, when one does; otherwise nothing there allows them. */
  readonly deniedBy?: { readonly statement: Statement; readonly policy: PolicyInContext };
}

/** The answer to "what does this change?". */
export interface Comparison {
  readonly verdict: Verdict;
  /** What new allows and old does not; empty only if that is proved, or `verdict` is unknown. */
  readonly gained: readonly Difference[];
  /** What old allows and new does not. */
  readonly lost: readonly Difference[];
  /** Why something is not decided. */
  readonly reason?: string;
}

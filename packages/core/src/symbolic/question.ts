import type { SourceText } from '../document/source-text.ts';
import type { Witness } from '../finding.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { ContextValue } from '../request/request.ts';

/**
 * How the context keys that a question leaves open are chosen.
 * - `any`: whatever makes the request pass, absent included.
 * - `adverse`: keys that the caller controls are chosen freely, since a caller will; every other key is
 *   absent or has a value that no policy names, since nothing promises a caller the right network, tag,
 *   organization or device. A request that is allowed in adverse circumstances is allowed in all.
 */
export type Circumstances = 'any' | 'adverse';

/** A set of requests to ask about. What is left out is open. */
export interface Question {
  /** Actions, as patterns. */
  readonly actions?: readonly string[];
  /** Resources, as ARN patterns. */
  readonly resources?: readonly string[];
  /**
   * Callers, each as in `Request.principal`; for policies that name principals. `*` is the anonymous caller.
   */
  readonly principals?: readonly string[];
  /** Keys with the value they have; null for absent. Keys are case-insensitive. */
  readonly context?: Readonly<Record<string, ContextValue | null>>;
  readonly circumstances?: Circumstances;
  /** Only requests that this Allow statement grants. Denies of every statement still count. */
  readonly statement?: Statement;
}

/** What a question has for an answer. */
export type Answer =
  | {
      /** A request of the question is allowed: this one, confirmed by the concrete evaluator. */
      readonly possible: 'yes';
      readonly witness: Witness;
      /** The Allow statement that grants it, and the policy it is in. */
      readonly statement: Statement;
      readonly policy: PolicyInContext;
    }
  /** Proved: no request of the question is allowed. */
  | { readonly possible: 'no' }
  /** Not decided: something is unresolved, not modelled, or the budget was spent. Never to be taken as `no`. */
  | { readonly possible: 'unknown'; readonly reason: string };

/** A set of the catalogue's actions. */
export interface CatalogActions {
  readonly size: number;
  has(action: string): boolean;
  hasOrdinal(ordinal: number): boolean;
  /** Ordinals in order. */
  ordinals(): readonly number[];
  intersects(other: CatalogActions): boolean;
  /** Whether every action of `other` is in this set. */
  covers(other: CatalogActions): boolean;
}

/** What a principal's or resource's policies allow, ready to be asked. */
export interface Access {
  readonly policies: readonly PolicyInContext[];
  /** Catalogue actions that some Allow statement names, before any Deny: the cheap first look. */
  readonly named: CatalogActions;
  /** Whether some request of the question is allowed by these policies. */
  ask(question: Question): Answer;
}

/** Answers questions about policies. Compiled policies are kept, so asking twice is cheap. */
export interface Engine {
  /** What one policy allows by itself. */
  access(policy: PolicyInContext): Access;
  /** What policies allow together, within a boundary where there is one. */
  together(policies: readonly PolicyInContext[], boundary?: PolicyInContext): Access;
  /** Catalogue actions that an `Action` or `NotAction` element covers; memoised by statement. */
  actionsOf(statement: Statement): CatalogActions;
  /** A set of catalogue actions from patterns; memoised. */
  actions(patterns: readonly string[]): CatalogActions;
  /**
   * A resource of a type in the policy's own account with a name that the policy says nothing about: if the
   * policy allows an action on it, the action is not limited to particular resources.
   * @param resourceType `service:type`, such as `iam:role`
   */
  arbitraryResource(resourceType: string, policy: PolicyInContext): string;
  /** Whether some question about policies of a text was answered `unknown` because it would take too long. */
  gaveUpOn(source: SourceText): boolean;
  /**
   * Callers of an account that the policy says nothing about: one of whom it says nothing either, and those named as
   * it asks callers of any account to be (`aws:PrincipalArn` like `arn:aws:iam::*:role/deploy`).
   */
  outsiders(policy: PolicyInContext): readonly string[];
}

import type { Range } from '../document/source-text.ts';

/** What can be wrong with a document as a policy. Each code is reported by the validity check of that meaning. */
export type PolicyProblemCode =
  /** the text is not JSON or YAML, or is past a bound */
  | 'syntax'
  /** a value of the wrong type: a number for Action, a list for Effect, a string for Statement */
  | 'wrong-type'
  /** an element that policies do not have, or not here */
  | 'unknown-element'
  /** the same key twice in one object, or twice but for upper and lower case */
  | 'duplicate-key'
  /** a required element is not there: Statement, Effect, Action */
  | 'missing-element'
  /** elements that exclude each other: Action with NotAction */
  | 'element-combination'
  | 'invalid-effect'
  | 'invalid-version'
  /** a principal type that AWS does not know, or a principal that is not a string or object */
  | 'invalid-principal'
  /** an empty list or object where AWS accepts it and it means nothing */
  | 'empty-element'
  /** a character outside what IAM accepts in a policy */
  | 'invalid-character'
  /** `${ACCOUNT_ID}` in a plain document: no variable of IAM, so something has to fill it in */
  | 'unfilled-placeholder';

/** One thing wrong with a policy document, with its place. */
export interface PolicyProblem {
  readonly code: PolicyProblemCode;
  readonly range: Range;
  /** What is wrong: lower case, no final period, user input in backticks. */
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
  /** The word at its place and the one that was meant, where that is plain. */
  readonly meant?: { readonly was: string; readonly is: string };
  /** The index of the statement it is in. */
  readonly statement?: number;
  /** The element it is about: `Action`, `Condition`, `Principal`. */
  readonly element?: string;
}

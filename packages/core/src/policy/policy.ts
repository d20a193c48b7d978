import type { Node } from '../document/node.ts';
import type { Range } from '../document/source-text.ts';
import type { PolicyKind } from './kind.ts';
import type { PolicyProblem } from './problem.ts';

/** A string of the policy with its place in the file. It may hold opaque letters. */
export interface Text {
  readonly value: string;
  readonly range: Range;
}

/** A policy document: what could be read of it, with the place of every element. */
export interface Policy {
  readonly kind: PolicyKind;
  /** `2012-10-17` or `2008-10-17` as written; absent means `2008-10-17` to AWS. */
  readonly version?: Text;
  readonly id?: Text;
  /** The statements that could be read, in order. */
  readonly statements: readonly Statement[];
  /** What is wrong with the document as a policy; the validity checks turn these into findings. */
  readonly problems: readonly PolicyProblem[];
  /** Parts whose value only deployment knows (a whole statement from a parameter); never taken as empty. */
  readonly unread: readonly UnreadPart[];
  readonly range: Range;
  /** The document as it was read. */
  readonly node: Node;
}

/** A part of a policy that could not be read because it is not known before deployment. */
export interface UnreadPart {
  readonly range: Range;
  readonly reason: string;
}

/** One statement. */
export interface Statement {
  /** Position in the document's list of statements, from 0, unreadable ones counted. */
  readonly index: number;
  readonly sid?: Text;
  readonly effect: 'Allow' | 'Deny';
  readonly effectRange: Range;
  /** Absent where the document has neither `Principal` nor `NotPrincipal`. */
  readonly principal?: PrincipalElement;
  /** Absent where the document has neither `Action` nor `NotAction` (a problem is recorded). */
  readonly action?: ListElement;
  /** Absent where the document has neither `Resource` nor `NotResource`, as in trust policies. */
  readonly resource?: ListElement;
  readonly conditions: readonly Condition[];
  /** The whole of `Condition`, where there is one. */
  readonly conditionRange?: Range;
  readonly range: Range;
}

/** `Action`, `NotAction`, `Resource` or `NotResource`. */
export interface ListElement {
  /** Whether this is the `Not...` form. */
  readonly negated: boolean;
  readonly values: readonly Text[];
  /** Whether the document has a list here rather than one string. */
  readonly isList: boolean;
  readonly keyRange: Range;
  readonly range: Range;
}

/** The types of principal that AWS knows. */
export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** `Principal` or `NotPrincipal`. */
export interface PrincipalElement {
  readonly negated: boolean;
  /** Whether the element is the bare string `*`, which is the same as `{"AWS": "*"}`. */
  readonly isStar: boolean;
  /** For the bare string `*`, one entry of type AWS with value `*`. */
  readonly entries: readonly PrincipalEntry[];
  readonly keyRange: Range;
  readonly range: Range;
}

/** One principal: `AWS: arn:aws:iam::111122223333:root`. */
export interface PrincipalEntry extends Text {
  readonly type: PrincipalType;
}

/** The quantifier of an operator on a many-valued key. */
export type SetQualifier = 'ForAllValues' | 'ForAnyValue';

/** One key under one operator: `"StringLike": {"s3:prefix": ["home/*"]}`. */
export interface Condition {
  /** The operator as written, qualifier and suffix included: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: Text;
  /** The operator alone, as declared by AWS (`StringLike`), or undefined when AWS has none of that name. */
  readonly baseOperator?: string;
  readonly qualifier?: SetQualifier;
  readonly ifExists: boolean;
  /** The key as written. Key names are case-insensitive. */
  readonly key: Text;
  readonly values: readonly ConditionValue[];
  readonly isList: boolean;
  /** From the key to the end of its values. */
  readonly range: Range;
}

/** A value of a condition; booleans and numbers of the document are given as AWS reads them, as strings. */
export interface ConditionValue extends Text {
  readonly type: 'string' | 'number' | 'boolean';
}

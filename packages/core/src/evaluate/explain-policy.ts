import type { Reach } from '../match/principal.ts';
import { and, type Truth, YES } from '../match/truth.ts';
import type { CompiledPolicy } from './compile-policies.ts';
import type { CompiledStatement } from './compile-statement.ts';
import { type ElementExplanation, explainElements } from './explain-elements.ts';
import { asKnown, type Known } from './known.ts';
import type { ResolvedRequest } from './resolved-request.ts';

/** What one policy contributed. */
export interface PolicyExplanation {
  /** Position among the policies of its layer or level, from 0. */
  readonly index: number;
  readonly statements: readonly StatementExplanation[];
  /** Parts that are known only at deployment: why. */
  readonly unread: readonly string[];
}

/** What one statement contributed. */
export interface StatementExplanation {
  /** Position in the document, from 0. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Whether all its elements match the request. */
  readonly matches: Known;
  /** How it names the caller, in policies that name principals. */
  readonly reach?: Reach;
  /** Each element of the statement, in the order AWS documents them. */
  readonly elements: readonly ElementExplanation[];
}

/** Explains a policy, statement by statement. */
export function explainPolicy(
  { policy, statements }: CompiledPolicy,
  index: number,
  request: ResolvedRequest,
): PolicyExplanation {
  return {
    index,
    statements: statements.map((statement) => explainStatement(statement, request)),
    unread: policy.unread.map(({ reason }) => reason),
  };
}

function explainStatement(compiled: CompiledStatement, request: ResolvedRequest): StatementExplanation {
  const { statement } = compiled;
  const elements = explainElements(compiled, request);
  const reach = statement.principal && (compiled.reach?.(request) ?? 'everyone');
  return {
    index: statement.index,
    ...(statement.sid && { sid: statement.sid.value }),
    effect: statement.effect,
    matches: asKnown(elements.reduce<Truth>((all, { truth }) => and(all, truth), YES)),
    ...(reach && { reach }),
    elements: elements.map(({ element }) => element),
  };
}

import { and, or, type Truth, YES } from '../match/truth.ts';
import type { ActionStatements } from './compile-policies.ts';
import { type CompiledStatement, matchesTarget } from './compile-statement.ts';
import type { ResolvedRequest } from './resolved-request.ts';

/** Whether some Deny of the policies covers the request. */
export function denies({ denies: statements, otherwise }: ActionStatements, request: ResolvedRequest): Truth {
  return someMatches(statements, request, otherwise);
}

/** Whether some Allow of the policies covers the request. */
export function allows(
  { allows: statements, allowEvery, otherwise }: ActionStatements,
  request: ResolvedRequest,
): Truth {
  return allowEvery ? YES : someMatches(statements, request, otherwise);
}

function someMatches(
  statements: readonly CompiledStatement[],
  request: ResolvedRequest,
  otherwise: Truth,
): Truth {
  let truth = otherwise;
  for (const statement of statements) {
    if (statement.reach?.(request) === 'none') continue;
    truth = or(truth, matchesTarget(statement, request));
    if (truth === YES) return YES;
  }
  return truth;
}

/** Whether every level has an Allow that covers the request. */
export function everyLevelAllows(levels: readonly ActionStatements[], request: ResolvedRequest): Truth {
  let truth: Truth = YES;
  for (const level of levels) truth = and(truth, allows(level, request));
  return truth;
}

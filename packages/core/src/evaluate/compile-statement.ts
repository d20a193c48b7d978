import { type CompiledCondition, compileCondition } from '../condition/compile-condition.ts';
import { compileAction } from '../match/action.ts';
import { compilePrincipal, type Reach } from '../match/principal.ts';
import { ARN } from '../match/readings.ts';
import { compileTexts, type TextList } from '../match/text-list.ts';
import { and, NO, not, type Truth, YES } from '../match/truth.ts';
import type { Statement } from '../policy/policy.ts';
import type { ResolvedRequest } from './resolved-request.ts';

/** A statement, ready to be tested. */
export interface CompiledStatement {
  readonly statement: Statement;
  /** Whether it speaks of an action, given in lower case. */
  coversAction(action: string): boolean;
  /** How it reaches the caller; everyone, in policies that name no principals. */
  reach(request: ResolvedRequest): Reach;
  /** The texts of `Resource` or `NotResource`; absent in trust policies. */
  readonly resources?: TextList;
  readonly conditions: readonly CompiledCondition[];
}

/**
 * Compiles a statement.
 * @param namesPrincipals whether policies of this kind name principals
 */
export function compileStatement(
  statement: Statement,
  version: string | undefined,
  namesPrincipals: boolean,
): CompiledStatement {
  const { resource } = statement;
  const values = resource?.values.map(({ value }) => value);
  const principal = namesPrincipals ? compilePrincipal(statement.principal, statement.effect) : undefined;
  return {
    statement,
    coversAction: compileAction(statement.action),
    reach: principal ? (request) => principal(request.caller, request) : () => 'everyone',
    ...(values && { resources: compileTexts(values, version, ARN) }),
    conditions: statement.conditions.map((condition) => compileCondition(condition, version)),
  };
}

/** Whether a statement's resources and conditions match; its action and principal are not looked at. */
export function matchesTarget(compiled: CompiledStatement, request: ResolvedRequest): Truth {
  let truth = matchesResource(compiled, request);
  for (const condition of compiled.conditions) {
    if (truth === NO) return NO;
    truth = and(truth, condition.test(request));
  }
  return truth;
}

/** Whether a statement's `Resource` or `NotResource` matches. */
export function matchesResource(
  { statement, resources }: CompiledStatement,
  request: ResolvedRequest,
): Truth {
  if (!resources) return YES;
  const listed = resources.covers(request.resource, request);
  const matches = statement.resource?.negated ? not(listed) : listed;
  return matches === NO || resources.variables.length === 0
    ? matches
    : and(matches, resources.bound(request));
}

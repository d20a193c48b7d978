import { type CompiledCondition, compileCondition } from '../condition/compile-condition.ts';
import { compileAction } from '../match/action.ts';
import { compilePrincipal, type Reach, reachesEveryone } from '../match/principal.ts';
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
  /** How it reaches the caller; everyone where undefined. */
  readonly reach: ((request: ResolvedRequest) => Reach) | undefined;
  /** The texts of `Resource` or `NotResource`; undefined in trust policies. */
  readonly resources: TextList | undefined;
  /** Whether its resources are all that there are, whatever the request. */
  readonly coversEveryResource: boolean;
  readonly conditions: readonly CompiledCondition[];
  /** Whether it matches every request for its actions, whoever calls, with whatever resource and context. */
  readonly isUnconditional: boolean;
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
  const principal =
    namesPrincipals && !reachesEveryone(statement.principal)
      ? compilePrincipal(statement.principal, statement.effect)
      : undefined;
  const resources = values && compileTexts(values, version, ARN);
  const coversEveryResource =
    !resources || (!resource?.negated && values!.includes('*') && resources.variables.length === 0);
  return {
    statement,
    coversAction: compileAction(statement.action),
    reach: principal && ((request) => principal(request.caller, request)),
    resources,
    coversEveryResource,
    conditions: statement.conditions.map((condition) => compileCondition(condition, version)),
    isUnconditional: coversEveryResource && !principal && statement.conditions.length === 0,
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
  { statement, resources, coversEveryResource }: CompiledStatement,
  request: ResolvedRequest,
): Truth {
  if (coversEveryResource || !resources) return YES;
  const listed = resources.covers(request.resource, request);
  return statement.resource?.negated ? not(listed) : listed;
}

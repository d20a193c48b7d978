import type { CompiledCondition } from '../condition/compile-condition.ts';
import { hasOpaque } from '../document/opaque.ts';
import { UNKNOWN_VALUE } from '../match/context-lookup.ts';
import type { VariableUse } from '../match/text-list.ts';
import { known, NO, type Truth, UNKNOWN, YES } from '../match/truth.ts';
import { parseOperator } from '../policy/operators.ts';
import type { ListElement } from '../policy/policy.ts';
import type { ContextValue } from '../request/request.ts';
import { type CompiledStatement, matchesResource } from './compile-statement.ts';
import type { DependsOn } from './depends-on.ts';
import { asKnown, type Known } from './known.ts';
import type { ResolvedRequest } from './resolved-request.ts';

/** The elements of a statement that a request is compared with. */
export type ElementName =
  | 'Principal'
  | 'NotPrincipal'
  | 'Action'
  | 'NotAction'
  | 'Resource'
  | 'NotResource'
  | 'Condition';

/** Why an element matches or does not. */
export type ElementReason =
  | 'matches'
  | 'does-not-match'
  /** the statement has no such element where it needs one */
  | 'missing-element'
  /** a policy variable without default has no value in the request */
  | 'variable-without-value'
  /** the condition key is not in the request */
  | 'key-absent'
  /** the key holds several values and the operator compares one */
  | 'several-values'
  /** part of the request or of the policy is not known */
  | 'unknown';

/** What one element, of conditions one key under one operator, contributed. */
export interface ElementExplanation {
  readonly element: ElementName;
  readonly matches: Known;
  readonly reason: ElementReason;
  /** Of conditions: the operator as written. */
  readonly operator?: string;
  /** Of conditions: the key as written. */
  readonly key?: string;
  /** Of conditions: the key's value in the request, where it has one that is known. */
  readonly value?: ContextValue;
  /** Policy variables that have no value in the request. */
  readonly variables?: readonly string[];
  /** What is not known about it. */
  readonly dependsOn: readonly DependsOn[];
}

/** An element with its truth. */
interface Explained {
  readonly truth: Truth;
  readonly element: ElementExplanation;
}

/** Explains the elements of a statement, each by itself. */
export function explainElements(compiled: CompiledStatement, request: ResolvedRequest): readonly Explained[] {
  const { statement } = compiled;
  return [
    ...explainPrincipal(compiled, request),
    explainAction(compiled, request),
    ...(statement.resource ? [explainResource(compiled, statement.resource, request)] : []),
    ...compiled.conditions.map((condition) => explainCondition(condition, request)),
  ];
}

function explainPrincipal(compiled: CompiledStatement, request: ResolvedRequest): Explained[] {
  const { principal } = compiled.statement;
  const reach = compiled.reach?.(request) ?? 'everyone';
  if (!principal && reach === 'everyone') return [];
  const truth = known(reach !== 'none');
  if (!principal) return [plain('Principal', truth, 'missing-element')];
  return [plain(principal.negated ? 'NotPrincipal' : 'Principal', truth)];
}

function explainAction(
  { statement, coversAction }: CompiledStatement,
  { action }: ResolvedRequest,
): Explained {
  if (!statement.action) return plain('Action', NO, 'missing-element');
  return plain(statement.action.negated ? 'NotAction' : 'Action', known(coversAction(action)));
}

function explainResource(
  compiled: CompiledStatement,
  { negated }: ListElement,
  request: ResolvedRequest,
): Explained {
  const truth = matchesResource(compiled, request);
  const variables = compiled.resources?.variables ?? [];
  const { element } = plain(negated ? 'NotResource' : 'Resource', truth);
  const without = withoutValue(variables, request);
  return {
    truth,
    element: {
      ...element,
      ...(truth === NO && without.length > 0 && { reason: 'variable-without-value', variables: without }),
      dependsOn: unknownKeys(names(variables), request),
    },
  };
}

function explainCondition(compiled: CompiledCondition, request: ResolvedRequest): Explained {
  const { condition, key, variables } = compiled;
  const truth = compiled.test(request);
  const value = request.lookup(key, condition.key.value);
  const without = withoutValue(variables, request);
  const { element } = plain('Condition', truth);
  return {
    truth,
    element: {
      ...element,
      reason: conditionReason(compiled, truth, value, without),
      operator: condition.operator.value,
      key: condition.key.value,
      ...(value !== undefined && value !== UNKNOWN_VALUE && { value }),
      ...(without.length > 0 && { variables: without }),
      dependsOn: truth === UNKNOWN ? conditionUnknowns(compiled, request) : [],
    },
  };
}

function conditionReason(
  { condition }: CompiledCondition,
  truth: Truth,
  value: ReturnType<ResolvedRequest['lookup']>,
  without: readonly string[],
): ElementReason {
  if (truth === UNKNOWN) return 'unknown';
  if (value === undefined || (typeof value === 'object' && value.length === 0)) {
    return truth === NO && without.length > 0 ? 'variable-without-value' : 'key-absent';
  }
  if (truth === YES) return 'matches';
  if (without.length > 0) return 'variable-without-value';
  const { operator, qualifier } = parseOperator(condition.operator.value);
  const comparesOne = operator?.family !== 'null' && qualifier === undefined;
  return comparesOne && typeof value === 'object' && value.length > 1 ? 'several-values' : 'does-not-match';
}

function* conditionUnknownsOf(
  { condition, variables }: CompiledCondition,
  request: ResolvedRequest,
): Generator<DependsOn> {
  if (!parseOperator(condition.operator.value).operator) {
    yield { kind: 'operator', name: condition.operator.value };
    return;
  }
  const named = unknownKeys([condition.key.value, ...names(variables)], request);
  yield* named;
  if (named.length > 0) return;
  const value = request.lookup(condition.key.value.toLowerCase(), condition.key.value);
  const texts = [...condition.values.map((text) => text.value), ...[value ?? []].flat()];
  if (texts.some((text) => typeof text === 'string' && hasOpaque(text))) {
    yield { kind: 'value', name: condition.key.value };
  }
}

function conditionUnknowns(compiled: CompiledCondition, request: ResolvedRequest): DependsOn[] {
  return [...conditionUnknownsOf(compiled, request)];
}

function plain(element: ElementName, truth: Truth, reason?: ElementReason): Explained {
  const why = truth === YES ? 'matches' : truth === UNKNOWN ? 'unknown' : 'does-not-match';
  return { truth, element: { element, matches: asKnown(truth), reason: reason ?? why, dependsOn: [] } };
}

/** Variables that are known to have no value. */
function withoutValue(variables: readonly VariableUse[], request: ResolvedRequest): string[] {
  return variables.flatMap(({ key, hasDefault }) => {
    const value = request.lookup(key.toLowerCase(), key);
    if (typeof value === 'string' || value === UNKNOWN_VALUE) return [];
    const count = value?.length ?? 0;
    return count > 1 || (count === 0 && !hasDefault) ? [key] : [];
  });
}

function unknownKeys(keys: readonly string[], request: ResolvedRequest): DependsOn[] {
  return keys
    .filter((key) => request.lookup(key.toLowerCase(), key) === UNKNOWN_VALUE)
    .map((name) => ({ kind: 'key', name }));
}

function names(variables: readonly VariableUse[]): string[] {
  return variables.map(({ key }) => key);
}

import type { Range } from '@leastwise/core';
import type { ConditionalExpression } from '../syntax/ast.ts';
import { given, withChoices } from '../value/choices.ts';
import { asBool, asText, identity } from '../value/convert.ts';
import { unknown } from '../value/unknowns.ts';
import { describeKind, Fault, faultValue, type UnknownValue, type Value } from '../value/value.ts';
import { attempt, evaluate } from './evaluate.ts';
import { conditionOf, type Scope } from './scope.ts';

/** `condition ? then : otherwise`: one of the two, or both where only deployment knows which. */
export function evaluateConditional(expression: ConditionalExpression, scope: Scope): Value {
  const { ifTrue, ifFalse } = expression;
  const condition = evaluate(expression.condition, scope);
  return choose(
    condition,
    () => evaluate(ifTrue, scope),
    () => evaluate(ifFalse, scope),
    scope,
    expression.range,
  );
}

/** One of two values by a condition. */
export function choose(
  condition: Value,
  ifTrue: () => Value,
  ifFalse: () => Value,
  scope: Scope,
  range: Range,
): Value {
  if (condition.kind === 'choice') {
    const chosen = withChoices([condition], 'outer', ([one]) => choose(one!, ifTrue, ifFalse, scope, range));
    return chosen ?? unknown(`(${condition.condition} ? …)`, 'it depends on too many conditions', range);
  }
  if (condition.kind === 'unknown') {
    const { name, isNegated } = conditionOf(condition, scope.context);
    const holds = orUnknown(ifTrue, range);
    const fails = orUnknown(ifFalse, range);
    if (isFault(holds) && isFault(fails)) throw new Fault(holds.reason);
    const [first, second] = isNegated ? [fails, holds] : [holds, fails];
    const result = { ifTrue: given(first, name, true), ifFalse: given(second, name, false) };
    if (identity(result.ifTrue) === identity(result.ifFalse)) return result.ifTrue;
    return { kind: 'choice', condition: name, ...result, range };
  }
  const holds = asBool(condition);
  if (holds === undefined) throw new Fault(`a condition is true or false, not ${describeKind(condition)}`);
  const [taken, left] = holds ? [ifTrue, ifFalse] : [ifFalse, ifTrue];
  return withTypeOf(taken(), left);
}

/** Both values have one type: where one is a string, so is the other. */
function withTypeOf(taken: Value, left: () => Value): Value {
  if (taken.kind !== 'number' && taken.kind !== 'bool') return taken;
  const other = attempt(left);
  return 'value' in other && other.value.kind === 'text' ? (asText(taken) ?? taken) : taken;
}

function isFault(value: Value): value is UnknownValue {
  return value.kind === 'unknown' && value.isFault === true;
}

function orUnknown(act: () => Value, range: Range): Value {
  const result = attempt(act);
  return 'value' in result ? result.value : faultValue(result.fault, range);
}

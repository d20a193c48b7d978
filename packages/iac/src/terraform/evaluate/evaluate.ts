import type { Expression, ObjectExpression } from '../syntax/ast.ts';
import { withChoices } from '../value/choices.ts';
import { asText } from '../value/convert.ts';
import { letterOf, unknown } from '../value/unknowns.ts';
import { bool, describeKind, Fault, list, number, type ObjectEntry, type Value } from '../value/value.ts';
import { evaluateAttribute, evaluateIndex, evaluateSplat } from './access.ts';
import { BUDGET } from './budget.ts';
import { evaluateCall } from './call.ts';
import { evaluateConditional } from './conditional.ts';
import { evaluateFor } from './for-expression.ts';
import { evaluateBinary, evaluateUnary } from './operators.ts';
import type { Scope } from './scope.ts';
import { evaluateTemplate } from './template.ts';

/** The name under which the item that a splat looks at is kept; no variable can be called so. */
export const SPLAT_ITEM = '[*]';

/**
 * What an expression gives. What is not known becomes an unknown value, and what Terraform would refuse a fault.
 * @throws Fault
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  return scope.context.budget.within(() => evaluateKind(expression, scope));
}

function evaluateKind(expression: Expression, scope: Scope): Value {
  const { range } = expression;
  switch (expression.kind) {
    case 'literal':
      if (expression.value === null) return { kind: 'null', range };
      return typeof expression.value === 'number'
        ? number(expression.value, range)
        : bool(expression.value, range);
    case 'template':
      return evaluateTemplate(expression, scope);
    case 'name':
      return scope.name(expression.name, range);
    case 'splat-item':
      return scope.name(SPLAT_ITEM, range);
    case 'attribute':
      return evaluateAttribute(expression, scope);
    case 'index':
      return evaluateIndex(expression, scope);
    case 'splat':
      return evaluateSplat(expression, scope);
    case 'call':
      return evaluateCall(expression, scope);
    case 'conditional':
      return evaluateConditional(expression, scope);
    case 'binary':
      return evaluateBinary(expression, scope);
    case 'unary':
      return evaluateUnary(expression, scope);
    case 'tuple':
      return list(
        expression.items.map((item) => evaluate(item, scope)),
        range,
      );
    case 'for':
      return evaluateFor(expression, scope);
    case 'object':
      return evaluateObject(expression, scope);
  }
}

function evaluateObject({ items, range }: ObjectExpression, scope: Scope): Value {
  if (items.length > BUDGET.items) throw new Fault('the object has too many keys');
  const keys = items.map(({ key }) => evaluate(key, scope));
  const values = items.map(({ value }) => evaluate(value, scope));
  const result = withChoices(keys, 'outer', (decided) => {
    const entries = new Map<string, ObjectEntry>();
    decided.forEach((key, at) => {
      const name = keyText(key, scope);
      entries.delete(name);
      entries.set(name, { keyRange: items[at]!.key.range, value: values[at]! });
    });
    return { kind: 'object', entries, range };
  });
  return result ?? unknown('{…}', 'its keys depend on too many conditions', range);
}

/** A value as the key of an object; an unknown key is the letter that stands for it. */
export function keyText(value: Value, scope: Scope): string {
  const known = asText(value)?.text;
  if (known !== undefined) return known;
  if (value.kind === 'unknown' || value.kind === 'namespace') return letterOf(value, scope.opaque);
  throw new Fault(`the key of an object is text, not ${describeKind(value)}`);
}

/** What an expression gives, or undefined with the reason when Terraform would refuse it. */
export function attempt<T>(act: () => T): { readonly value: T } | { readonly fault: Fault } {
  try {
    return { value: act() };
  } catch (error) {
    if (error instanceof Fault) return { fault: error };
    // The stack has its own bound, met before ours where values nest deeply.
    if (error instanceof RangeError) return { fault: new Fault('it nests too deeply') };
    throw error;
  }
}

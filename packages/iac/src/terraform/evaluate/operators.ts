import type { Range } from '@leastwise/core';
import type { BinaryExpression, BinaryOperator, UnaryExpression } from '../syntax/ast.ts';
import { withChoices } from '../value/choices.ts';
import { asBool, asNumber } from '../value/convert.ts';
import { equal } from '../value/equal.ts';
import { show } from '../value/show.ts';
import { unknown, unknownIn } from '../value/unknowns.ts';
import { bool, describeKind, Fault, number, type Value } from '../value/value.ts';
import { attempt, evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';

/** `!x` and `-x`. */
export function evaluateUnary({ operator, of, range }: UnaryExpression, scope: Scope): Value {
  const result = withChoices([evaluate(of, scope)], 'outer', ([value]) => {
    if (value!.kind === 'unknown') {
      if (operator === '!' && value!.negates) return { ...value!.negates, range };
      const name = `${operator}${inParentheses(value!.name)}`;
      const reason = value!.reason;
      return { ...unknown(name, reason, range), ...(operator === '!' && { negates: value! }) };
    }
    return operator === '!'
      ? bool(!wantBool(value!, operator), range)
      : number(-wantNumber(value!, operator), range);
  });
  return result ?? tooMany(operator, range);
}

/** An operator between two values. */
export function evaluateBinary({ operator, left, right, range }: BinaryExpression, scope: Scope): Value {
  if (operator === '&&' || operator === '||') {
    const first = evaluate(left, scope);
    // Terraform does not look at the right side once the left side decides.
    const decided = first.kind === 'bool' && first.value === (operator === '||');
    if (decided) return bool(operator === '||', range);
    const second = attempt(() => evaluate(right, scope));
    if ('fault' in second) {
      if (first.kind === 'unknown' || first.kind === 'choice') {
        return unknown(`(${show(first)} ${operator} …)`, second.fault.message, range);
      }
      throw second.fault;
    }
    return combine(operator, first, second.value, range, scope);
  }
  return combine(operator, evaluate(left, scope), evaluate(right, scope), range, scope);
}

/** Operators that take any values of their types. */
const LOGICAL: ReadonlySet<BinaryOperator> = new Set(['==', '!=', '&&', '||']);

function combine(operator: BinaryOperator, left: Value, right: Value, range: Range, scope: Scope): Value {
  const depth = operator === '==' || operator === '!=' ? 'all' : 'outer';
  const result = withChoices([left, right], depth, ([a, b]) => {
    const known = compute(operator, a!, b!, range);
    if (known) return known;
    const reason = unknownIn(a!) ?? unknownIn(b!) ?? 'only deployment knows it';
    const name = scope.opaque.show(`${operand(a!)} ${operator} ${operand(b!)}`);
    if (!LOGICAL.has(operator)) return scope.context.doubts.add(unknown(name, reason, range));
    if (operator !== '!=') return unknown(name, reason, range);
    const positive = unknown(scope.opaque.show(`${operand(a!)} == ${operand(b!)}`), reason, range);
    return { ...unknown(name, reason, range), negates: positive };
  });
  return result ?? tooMany(operator, range);
}

/** The result, or undefined when the operands are not known well enough. */
function compute(operator: BinaryOperator, left: Value, right: Value, range: Range): Value | undefined {
  switch (operator) {
    case '==':
    case '!=': {
      const same = equal(left, right);
      return same === undefined ? undefined : bool(same === (operator === '=='), range);
    }
    case '&&':
    case '||':
      return logical(operator, left, right, range);
  }
  if (isOpen(left) || isOpen(right)) return undefined;
  const [a, b] = [wantNumber(left, operator), wantNumber(right, operator)];
  switch (operator) {
    case '+':
      return number(rounded(a + b), range);
    case '-':
      return number(rounded(a - b), range);
    case '*':
      return number(rounded(a * b), range);
    case '/':
    case '%':
      if (b === 0) throw new Fault('a number is divided by zero');
      return number(operator === '/' ? a / b : (a % b) + 0, range);
    case '<':
      return bool(a < b, range);
    case '<=':
      return bool(a <= b, range);
    case '>':
      return bool(a > b, range);
    default:
      return bool(a >= b, range);
  }
}

function logical(operator: '&&' | '||', left: Value, right: Value, range: Range): Value | undefined {
  const decisive = operator === '||';
  const known = [left, right].map((value) => (isOpen(value) ? undefined : wantBool(value, operator)));
  if (known.includes(decisive)) return bool(decisive, range);
  if (known[0] === undefined) return known[1] === undefined ? undefined : { ...left, range };
  return known[1] === undefined ? { ...right, range } : bool(!decisive, range);
}

function isOpen(value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'text' && unknownIn(value) !== undefined);
}

function wantBool(value: Value, operator: string): boolean {
  const known = asBool(value);
  if (known === undefined) throw new Fault(`\`${operator}\` wants true or false, not ${describeKind(value)}`);
  return known;
}

function wantNumber(value: Value, operator: string): number {
  const known = asNumber(value);
  if (known === undefined) throw new Fault(`\`${operator}\` wants numbers, not ${describeKind(value)}`);
  return known;
}

/** Sums of decimal fractions are exact in Terraform, and not in binary. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

function operand(value: Value): string {
  return inParentheses(show(value));
}

function inParentheses(name: string): string {
  return / (==|!=|&&|\|\||<=?|>=?|[-+*/%?]) /.test(name) && !/^\(.*\)$|^"/.test(name) ? `(${name})` : name;
}

function tooMany(operator: string, range: Range): Value {
  return unknown(`(… ${operator} …)`, 'it depends on too many conditions', range);
}

import type { Range } from '@leastwise/core';
import type { CallExpression } from '../syntax/ast.ts';
import { conditionOfFault, hasFault, given as under } from '../value/choices.ts';
import { unknown, unknownCall } from '../value/unknowns.ts';
import { bool, Fault, type UnknownValue, type Value } from '../value/value.ts';
import { attempt, evaluate } from './evaluate.ts';
import { conditionOf, type Scope } from './scope.ts';

/** What is taken to be so of a condition. */
interface Assumption {
  readonly condition: string;
  readonly holds: boolean;
}

/** How many conditions may decide which argument of `try` is taken, or what `can` gives. */
const MAX_ASSUMED = 4;

/**
 * `try`: the first argument that is no fault, under each condition that decides whether it is one.
 * @see https://developer.hashicorp.com/terraform/language/functions/try
 */
export function evaluateTry(call: CallExpression, scope: Scope): Value {
  const { arguments: given, range } = call;
  if (given.length === 0) throw new Fault('`try` takes at least one argument');
  const tooMany = (): Value =>
    unknownCall('try', [], 'it depends on too many conditions', range, scope.opaque);
  const results = given.map(() => undefined as Tried | undefined);
  const from = (at: number, assumed: readonly Assumption[]): Value => {
    results[at] ??= tried(call, at, scope);
    const { result, doubt } = results[at];
    const isLast = at === given.length - 1;
    if ('fault' in result) {
      if (isLast) throw result.fault;
      return from(at + 1, assumed);
    }
    const value = assumed.reduce((all, { condition, holds }) => under(all, condition, holds), result.value);
    if (isLast) return value;
    if (hasFault(value)) return from(at + 1, assumed);
    const known = conditionOfFault(value);
    const condition = known ?? doubt?.(assumed);
    if (condition === undefined) return value;
    if (assumed.length >= MAX_ASSUMED) return tooMany();
    const whenTrue = [...assumed, { condition, holds: true }];
    const whenFalse = [...assumed, { condition, holds: false }];
    return {
      kind: 'choice',
      condition,
      ifTrue: from(at, whenTrue),
      ifFalse: from(known === undefined ? at + 1 : at, whenFalse),
      range,
    };
  };
  return from(0, []);
}

interface Tried {
  readonly result: ReturnType<typeof attempt<Value>>;
  /** The condition under which it is no fault, where that is unknown and not assumed yet. */
  readonly doubt?: (assumed: readonly Assumption[]) => string | undefined;
}

function tried({ arguments: given }: CallExpression, at: number, scope: Scope): Tried {
  const argument = given[at]!;
  const { result, doubts } = scope.context.doubts.during(() => attempt(() => evaluate(argument, scope)));
  if (doubts.length === 0 || 'fault' in result) return { result };
  const { name } = conditionOf(possible(doubts, argument.range, scope), scope.context);
  return {
    result,
    doubt: (assumed) => (assumed.some(({ condition }) => condition === name) ? undefined : name),
  };
}

/**
 * The condition that nothing of what may be a fault is one. It is told from that of another expression with the same
 * doubts, in which they may count under other conditions.
 */
function possible(doubts: readonly string[], range: Range, { context }: Scope): UnknownValue {
  const label = doubts.map((doubt) => `can(${doubt})`).join(' && ');
  const known = context.conditions.get(context.opaque.show(label));
  const name = !known || known.start === range.start ? label : `${label} (at ${range.start})`;
  return unknown(name, 'whether Terraform takes it depends on what is unknown', range);
}

/**
 * `can`: whether an expression is no fault.
 * @see https://developer.hashicorp.com/terraform/language/functions/can
 */
export function evaluateCan({ arguments: given, range }: CallExpression, scope: Scope): Value {
  const [argument] = given;
  if (!argument || given.length > 1) throw new Fault('`can` takes one argument');
  const { result, doubts } = scope.context.doubts.during(() => attempt(() => evaluate(argument, scope)));
  if ('fault' in result) return bool(false, range);
  const decide = (value: Value, depth: number): Value => {
    if (hasFault(value)) return bool(false, range);
    const condition = conditionOfFault(value);
    if (condition === undefined)
      return doubts.length > 0 ? possible(doubts, range, scope) : bool(true, range);
    if (depth >= MAX_ASSUMED) {
      return unknownCall('can', [], 'it depends on too many conditions', range, scope.opaque);
    }
    const ifTrue = decide(under(value, condition, true), depth + 1);
    const ifFalse = decide(under(value, condition, false), depth + 1);
    return { kind: 'choice', condition, ifTrue, ifFalse, range };
  };
  return decide(result.value, 0);
}

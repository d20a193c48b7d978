import type { Range } from '@leastwise/core';
import { FUNCTIONS } from '../functions/index.ts';
import type { TerraformFunction } from '../functions/terraform-function.ts';
import type { CallExpression } from '../syntax/ast.ts';
import { withChoices } from '../value/choices.ts';
import { ungiven } from '../value/ungiven.ts';
import { unknownCall, unknownIn } from '../value/unknowns.ts';
import { Fault, type Value } from '../value/value.ts';
import { attempt, evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { evaluateCan, evaluateTry } from './try.ts';

/** A call of a function. One that is not known here gives an unknown value that says so. */
export function evaluateCall(call: CallExpression, scope: Scope): Value {
  const { range } = call;
  const name = call.name.replace(/^core::/, '');
  if (name === 'try') return evaluateTry(call, scope);
  if (name === 'can') return evaluateCan(call, scope);
  const values = argumentsOf(call, scope);
  if (!values)
    return scope.context.doubts.add(
      unknownCall(name, [], 'how many arguments it is given is unknown', range, scope.opaque),
    );
  const known = FUNCTIONS.get(name);
  if (!known) {
    return scope.context.doubts.add(
      unknownCall(name, values, `the function \`${name}\` is not computed here`, range, scope.opaque),
    );
  }
  return applyFunction(name, known, values, range, scope);
}

/** Applies a function to values that may be unknown or depend on conditions. */
function applyFunction(
  name: string,
  { looks, parameters, compute }: TerraformFunction,
  values: readonly Value[],
  range: Range,
  scope: Scope,
): Value {
  const [least, most] = parameters;
  if (values.length < least || values.length > most) {
    const wanted =
      least === most
        ? `${least}`
        : most === Number.POSITIVE_INFINITY
          ? `${least} or more`
          : `${least} to ${most}`;
    throw new Fault(`\`${name}\` takes ${wanted} arguments, not ${values.length}`);
  }
  scope.context.budget.spend(values.length + 1);
  const result = withChoices(values, looks === 'outside' ? 'outer' : 'all', (decided) => {
    const reason =
      looks === 'nowhere' ? undefined : decided.map((value) => openness(value, looks)).find(Boolean);
    if (reason !== undefined) {
      return scope.context.doubts.add(unknownCall(name, decided, reason, range, scope.opaque));
    }
    const result = attempt(() => compute(decided, { range, scope, name }));
    if ('value' in result) return result.value;
    const open = decided.map((value) => ungiven(value)).find(Boolean);
    if (!open) throw result.fault;
    const named = decided.map((value) => ungiven(value) ?? value);
    return scope.context.doubts.add(unknownCall(name, named, open.reason, range, scope.opaque));
  });
  return result ?? unknownCall(name, [], 'it depends on too many conditions', range, scope.opaque);
}

function openness(value: Value, looks: TerraformFunction['looks']): string | undefined {
  if (looks === 'inside') return unknownIn(value);
  return value.kind === 'unknown' || value.kind === 'namespace' ? unknownIn(value) : undefined;
}

/** The arguments; undefined when a list of them is expanded that is unknown. */
function argumentsOf(call: CallExpression, scope: Scope): readonly Value[] | undefined {
  const values = call.arguments.map((argument) => evaluate(argument, scope));
  if (!call.expands) return values;
  const last = values.pop()!;
  if (last.kind === 'unknown' || last.kind === 'choice') return undefined;
  if (last.kind !== 'list') throw new Fault('only a list can be expanded with `...`');
  return [...values, ...last.items];
}

import type { Range } from '@leastwise/core';
import type { AttributeExpression, Expression, IndexExpression, SplatExpression } from '../syntax/ast.ts';
import { withChoices } from '../value/choices.ts';
import { asNumber, asText } from '../value/convert.ts';
import { show } from '../value/show.ts';
import { ungiven } from '../value/ungiven.ts';
import { unknown, unknownIn } from '../value/unknowns.ts';
import { describeKind, Fault, list, type ObjectValue, placedAt, type Value } from '../value/value.ts';
import { evaluate, SPLAT_ITEM } from './evaluate.ts';
import type { Scope } from './scope.ts';

/** `of.name`. */
export function evaluateAttribute({ of, name, range }: AttributeExpression, scope: Scope): Value {
  const result = withChoices([evaluate(of, scope)], 'outer', ([value]) => {
    switch (value!.kind) {
      case 'namespace':
        return placedAt(value!.get(name, range), range);
      case 'object': {
        const entry = entryOf(value!, name);
        // What several instances are made of has a place for each of them.
        return isIteration(of) ? entry : placedAt(entry, range);
      }
      case 'unknown':
        return scope.context.doubts.add(unknown(`${value!.name}.${name}`, value!.reason, range));
      default: {
        const open = ungiven(value!);
        if (open) return scope.context.doubts.add(unknown(`${open.name}.${name}`, open.reason, range));
        throw new Fault(`${describeKind(value!)} has no attribute \`${name}\``);
      }
    }
  });
  return result ?? tooMany(`….${name}`, range);
}

/** `of[index]`. */
export function evaluateIndex({ of, index, range }: IndexExpression, scope: Scope): Value {
  const result = withChoices([evaluate(of, scope), evaluate(index, scope)], 'outer', ([value, at]) =>
    itemAt(value!, at!, range, scope),
  );
  return result ?? tooMany('…[…]', range);
}

function itemAt(value: Value, index: Value, range: Range, scope: Scope): Value {
  const { doubts } = scope.context;
  if (value.kind === 'namespace' && value.item) {
    doubts.add(unknown(`${value.name}[${show(index)}]`, 'how many there are is unknown', range));
    return placedAt(value.item(index, range), range);
  }
  const open = value.kind === 'unknown' ? value.reason : unknownIn(index);
  if (open !== undefined) {
    return doubts.add(unknown(scope.opaque.show(`${show(value)}[${show(index)}]`), open, range));
  }
  if (value.kind === 'list') {
    if (value.isSet) throw new Fault('the items of a set have no index');
    const at = asNumber(index);
    if (at === undefined || !Number.isInteger(at))
      throw new Fault(`an index is a whole number, not ${show(index)}`);
    const item = at < 0 ? undefined : value.items[at];
    if (!item) throw new Fault(`there is no item ${at} in a list of ${value.items.length}`);
    return item.kind === 'text' ? item : placedAt(item, range);
  }
  const key = asText(index)?.text;
  if (key === undefined) throw new Fault(`a key is text, not ${describeKind(index)}`);
  if (value.kind === 'object') return placedAt(entryOf(value, key), range);
  if (value.kind === 'namespace') return placedAt(value.get(key, range), range);
  throw new Fault(`${describeKind(value)} has no items`);
}

/** Whether an expression is `each`, or a part of it. */
function isIteration(expression: Expression): boolean {
  if (expression.kind === 'attribute') return isIteration(expression.of);
  return expression.kind === 'name' && expression.name === 'each';
}

function entryOf(value: ObjectValue, key: string): Value {
  const entry = value.entries.get(key);
  if (!entry) {
    const some = [...value.entries.keys()].slice(0, 5).map((name) => `\`${name}\``);
    throw new Fault(`there is no \`${key}\` in an object of ${some.join(', ') || 'nothing'}`);
  }
  return entry.value;
}

/** `of[*].x`: of each item of a list; of anything else but null as of a list of one. */
export function evaluateSplat({ of, each, range }: SplatExpression, scope: Scope): Value {
  const result = withChoices([evaluate(of, scope)], 'outer', ([value]) => {
    if (value!.kind === 'unknown' || (value!.kind === 'namespace' && value!.item)) {
      const reason =
        value!.kind === 'unknown' ? value!.reason : `how many of \`${value!.name}\` there are is unknown`;
      const result = unknown(`${value!.name}[*] @${range.start}`, reason, range);
      return each.kind === 'splat-item' ? result : scope.context.doubts.add(result);
    }
    if (value!.kind === 'null') return list([], range);
    const items = value!.kind === 'list' ? value!.items : [value!];
    return list(
      items.map((item) => evaluate(each, scope.with(new Map([[SPLAT_ITEM, item]])))),
      range,
    );
  });
  return result ?? tooMany('…[*]', range);
}

function tooMany(name: string, range: Range): Value {
  return unknown(name, 'it depends on too many conditions', range);
}

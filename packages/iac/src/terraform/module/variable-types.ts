import type { Expression, ObjectExpression } from '../syntax/ast.ts';
import { asBool, asNumber, asText, toSet } from '../value/convert.ts';
import { bool, list, number, type ObjectEntry, type Value } from '../value/value.ts';

/**
 * A value as the type of a variable makes it. What does not fit is left as it is: Terraform would refuse it.
 * @param type the expression of `type`
 * @param evaluate computes the defaults of optional attributes
 * @see https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 */
export function converted(
  value: Value,
  type: Expression,
  evaluate: (expression: Expression) => Value,
): Value {
  if (value.kind === 'choice') {
    const { ifTrue, ifFalse } = value;
    return {
      ...value,
      ifTrue: converted(ifTrue, type, evaluate),
      ifFalse: converted(ifFalse, type, evaluate),
    };
  }
  if (value.kind === 'null' || value.kind === 'unknown' || value.kind === 'namespace') return value;
  if (type.kind === 'name') return primitive(value, type.name);
  if (type.kind !== 'call') return value;
  const [of] = type.arguments;
  const each = (item: Value): Value => (of ? converted(item, of, evaluate) : item);
  switch (type.name) {
    case 'optional':
      return each(value);
    case 'list':
      return value.kind === 'list' ? list(value.items.map(each), value.range) : value;
    case 'set':
      return value.kind === 'list' ? toSet(value.items.map(each), value.range) : value;
    case 'map': {
      if (value.kind !== 'object') return value;
      const entries = new Map<string, ObjectEntry>();
      for (const [key, entry] of value.entries) entries.set(key, { ...entry, value: each(entry.value) });
      return { ...value, entries };
    }
    case 'tuple': {
      if (value.kind !== 'list' || of?.kind !== 'tuple') return value;
      const items = value.items.map((item, at) => {
        const itemType = of.items[at];
        return itemType ? converted(item, itemType, evaluate) : item;
      });
      return list(items, value.range);
    }
    case 'object':
      return of?.kind === 'object' ? objectOf(value, of, evaluate) : value;
    default:
      return value;
  }
}

function primitive(value: Value, type: string): Value {
  const { range } = value;
  switch (type) {
    case 'string':
      return asText(value) ?? value;
    case 'number': {
      const known = asNumber(value);
      return known === undefined ? value : number(known, range);
    }
    case 'bool': {
      const known = asBool(value);
      return known === undefined ? value : bool(known, range);
    }
    default:
      return value;
  }
}

/** Only the attributes that the type names; optional ones that are missing have their default, or are null. */
function objectOf(value: Value, type: ObjectExpression, evaluate: (expression: Expression) => Value): Value {
  if (value.kind !== 'object') return value;
  const entries = new Map<string, ObjectEntry>();
  for (const { key, value: attribute } of type.items) {
    const [part] = key.kind === 'template' ? key.parts : [];
    if (part?.kind !== 'text') continue;
    const given = value.entries.get(part.text);
    const optional = attribute.kind === 'call' && attribute.name === 'optional' ? attribute : undefined;
    const fallback = optional?.arguments[1];
    if (given && !(given.value.kind === 'null' && fallback)) {
      entries.set(part.text, { ...given, value: converted(given.value, attribute, evaluate) });
    } else if (optional) {
      const missing: Value = fallback ? evaluate(fallback) : { kind: 'null', range: value.range };
      entries.set(part.text, { keyRange: value.range, value: converted(missing, attribute, evaluate) });
    }
  }
  return { ...value, entries };
}

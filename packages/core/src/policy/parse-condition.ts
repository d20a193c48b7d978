import { describeType, type Entry, type Node } from '../document/node.ts';
import { parseOperator } from '../policy/operators.ts';
import type { ElementReader } from './element-reader.ts';
import type { Condition, ConditionValue } from './policy.ts';

/**
 * Reads `Condition`: operators, keys, values.
 * @returns undefined when part of it is known only at deployment, so that the statement cannot be judged
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function parseConditions({ value: node }: Entry, reader: ElementReader): Condition[] | undefined {
  if (node.type === 'unresolved') {
    reader.unread.push({ range: node.range, reason: node.reason });
    return undefined;
  }
  if (node.type !== 'mapping') {
    reader.problem('wrong-type', node.range, `\`Condition\` must be an object, not ${describeType(node)}`, {
      element: 'Condition',
    });
    return [];
  }
  if (node.entries.length === 0)
    reader.problem('empty-element', node.range, '`Condition` is an empty object', { element: 'Condition' });
  const conditions: Condition[] = [];
  const operators = new Set<string>();
  for (const entry of node.entries) {
    if (operators.has(entry.key)) {
      reader.problem('duplicate-key', entry.keyRange, `\`${entry.key}\` is here twice in \`Condition\``, {
        element: 'Condition',
      });
    }
    operators.add(entry.key);
    const keys = parseOperatorBlock(entry, reader);
    if (!keys) return undefined;
    conditions.push(...keys);
  }
  return conditions;
}

function parseOperatorBlock(
  { key, keyRange, value: block }: Entry,
  reader: ElementReader,
): Condition[] | undefined {
  const { base, qualifier, ifExists } = parseOperator(key);
  if (block.type === 'unresolved') {
    reader.unread.push({ range: block.range, reason: block.reason });
    return undefined;
  }
  if (block.type !== 'mapping') {
    reader.problem(
      'wrong-type',
      block.range,
      `\`${key}\` must hold condition keys, not ${describeType(block)}`,
      {
        fix: `write \`"${key}": {"<condition key>": "<value>"}\``,
        element: 'Condition',
      },
    );
    return [];
  }
  if (block.entries.length === 0)
    reader.problem('empty-element', block.range, `\`${key}\` holds no condition key`, {
      element: 'Condition',
    });
  const conditions: Condition[] = [];
  const keys = new Map<string, string>();
  for (const entry of block.entries) {
    const folded = entry.key.toLowerCase();
    const before = keys.get(folded);
    if (before !== undefined) {
      const how = before === entry.key ? 'twice' : `twice, but for upper and lower case (\`${before}\`)`;
      reader.problem('duplicate-key', entry.keyRange, `\`${entry.key}\` is here ${how} under \`${key}\``, {
        element: 'Condition',
      });
    }
    keys.set(folded, entry.key);
    conditions.push({
      operator: { value: key, range: keyRange },
      ...(base && { baseOperator: base.name }),
      ...(qualifier && { qualifier }),
      ifExists,
      key: { value: entry.key, range: entry.keyRange },
      ...parseValues(entry, reader),
      range: { start: entry.keyRange.start, end: entry.value.range.end },
    });
  }
  return conditions;
}

function parseValues(
  { key, value: node }: Entry,
  reader: ElementReader,
): { values: ConditionValue[]; isList: boolean } {
  const items = node.type === 'sequence' ? node.items : [node];
  if (items.length === 0)
    reader.problem('empty-element', node.range, `\`${key}\` has an empty list of values`, {
      element: 'Condition',
    });
  const values: ConditionValue[] = [];
  for (const item of items) {
    const value = conditionValue(item);
    if (value) values.push(value);
    else {
      reader.problem(
        'wrong-type',
        item.range,
        `a value of \`${key}\` must be a string, number or boolean, not ${describeType(item)}`,
        {
          element: 'Condition',
        },
      );
    }
  }
  return { values, isList: node.type === 'sequence' };
}

function conditionValue(node: Node): ConditionValue | undefined {
  if (node.type === 'unresolved') return { value: node.letter, range: node.range, type: 'string' };
  if (node.type !== 'scalar') return undefined;
  const { value, range } = node;
  switch (typeof value) {
    case 'string':
      return { value, range, type: 'string' };
    case 'number':
      return { value: node.raw ?? String(value), range, type: 'number' };
    case 'boolean':
      return { value: String(value), range, type: 'boolean' };
    default:
      return undefined;
  }
}

import type { Entry, MappingNode, Node } from '@leastwise/core';
import { attempt, evaluate } from '../evaluate/evaluate.ts';
import { eachOf } from '../evaluate/for-expression.ts';
import type { Scope } from '../evaluate/scope.ts';
import type { Block, Body } from '../syntax/ast.ts';
import { show } from '../value/show.ts';
import { choiceNode, leftOut, toNode } from '../value/to-node.ts';
import { unknown } from '../value/unknowns.ts';
import { object, type Value } from '../value/value.ts';
import { argumentOf, nestedType } from './configuration.ts';

/** Arguments that say how a block is used, and not what is configured. */
const META_ARGUMENTS = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'connection',
  'provisioner',
]);

/** How deep blocks may nest. */
const MAX_DEPTH = 50;

/**
 * The body of a resource as a tree: arguments, and each kind of nested block as one sequence of mappings. An argument
 * that Terraform would refuse is unresolved, with the reason.
 * @param name what the body is of, for people: `aws_iam_role.app`
 */
export function bodyNode(body: Body, name: string, scope: Scope): MappingNode {
  return mapping(body, name, scope, META_ARGUMENTS, 0);
}

function mapping(
  body: Body,
  name: string,
  scope: Scope,
  leftOutNames: ReadonlySet<string>,
  depth: number,
): MappingNode {
  const entries: Entry[] = [];
  for (const attribute of body.attributes) {
    if (leftOutNames.has(attribute.name)) continue;
    const result = attempt(() => evaluate(attribute.value, scope));
    const range = attribute.value.range;
    const value =
      'value' in result ? result.value : unknown(`${name}.${attribute.name}`, result.fault.message, range);
    if (value.kind === 'null') continue;
    entries.push({ key: attribute.name, keyRange: attribute.nameRange, value: toNode(value, scope.opaque) });
  }
  const blocks = new Map<string, { first: Block; items: Node[]; end: number }>();
  for (const block of body.blocks) {
    const type = nestedType(block);
    if (leftOutNames.has(type) || depth > MAX_DEPTH) continue;
    const known = blocks.get(type) ?? { first: block, items: [], end: 0 };
    for (const item of itemsOf(block, `${name}.${type}`, scope, depth)) known.items.push(item);
    known.end = block.range.end;
    blocks.set(type, known);
  }
  for (const [type, { first, items, end }] of blocks) {
    const range = { start: first.range.start, end };
    entries.push({ key: type, keyRange: first.headRange, value: { type: 'sequence', items, range } });
  }
  entries.sort((a, b) => a.keyRange.start - b.keyRange.start);
  return { type: 'mapping', entries, range: body.range };
}

const NONE: ReadonlySet<string> = new Set();

function itemsOf(block: Block, name: string, scope: Scope, depth: number): readonly Node[] {
  if (block.type !== 'dynamic')
    return [{ ...mapping(block.body, name, scope, NONE, depth + 1), range: block.range }];
  return dynamicItems(block, name, scope, depth);
}

/**
 * The blocks that a `dynamic` block makes. Where what it goes through is unknown, one block stands for any number,
 * under a condition.
 * @see https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
 */
function dynamicItems(block: Block, name: string, scope: Scope, depth: number): readonly Node[] {
  const label = block.labels[0]?.text ?? '';
  const content = block.body.blocks.find(({ type }) => type === 'content');
  const forEach = argumentOf(block.body, 'for_each');
  if (!content || !forEach) return [];
  const iteratorName = argumentOf(block.body, 'iterator');
  const iterator = iteratorName?.kind === 'name' ? iteratorName.name : label;
  const { range } = block;

  const itemFor = (key: Value, value: Value): Node => {
    const entries: [string, Value][] = [
      ['key', key],
      ['value', value],
    ];
    const inner = scope.with(new Map([[iterator, object(entries, forEach.range)]]));
    return { ...mapping(content.body, name, inner, NONE, depth + 1), range: content.range };
  };
  const anyNumber = (collection: string, reason: string): Node => {
    const condition = scope.opaque.show(`length(${collection}) > 0`);
    if (!scope.context.conditions.has(condition)) scope.context.conditions.set(condition, forEach.range);
    const part = (what: string): Value => unknown(`${what} of ${collection}`, reason, forEach.range);
    return choiceNode(condition, itemFor(part('key'), part('value')), leftOut(range), range);
  };
  const expand = (collection: Value): readonly Node[] => {
    if (collection.kind === 'choice') {
      const { condition, ifTrue, ifFalse } = collection;
      return [
        ...expand(ifTrue).map((item) => choiceNode(condition, item, leftOut(range), range)),
        ...expand(ifFalse).map((item) => choiceNode(condition, leftOut(range), item, range)),
      ];
    }
    if (collection.kind === 'unknown') return [anyNumber(show(collection), collection.reason)];
    const each = attempt(() => eachOf(collection));
    if ('fault' in each) return [anyNumber(`${name}.for_each`, each.fault.message)];
    return each.value.map(([key, item]) => itemFor(key, item));
  };
  const collection = attempt(() => evaluate(forEach, scope));
  if ('fault' in collection) return [anyNumber(`${name}.for_each`, collection.fault.message)];
  return expand(collection.value);
}

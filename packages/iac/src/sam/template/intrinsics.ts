import { type Node, stringOf, valueAt } from '@leastwise/core';
import { type IntrinsicCall, intrinsicOf } from '../../cloudformation/intrinsic-call.ts';

export { intrinsicOf };

/** The text that a node is; undefined for what a function returns, which `!Ref Name` is though it looks like text. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'scalar' && !node.tag && typeof node.value === 'string' ? node.value : undefined;
}

/** The name that a `Ref` refers to. */
export function refOf(node: Node | undefined): string | undefined {
  const call = intrinsicOf(node);
  return call?.name === 'Ref' ? stringOf(call.argument) : undefined;
}

/** Whether a node is `!Ref AWS::NoValue`: the same as leaving it out. */
export function isNoValue(node: Node | undefined): boolean {
  return refOf(node) === 'AWS::NoValue';
}

/** A call of `Fn::If` taken apart. */
export interface IfCall {
  readonly condition: string;
  readonly then: Node;
  readonly otherwise: Node;
}

/** The parts of a well-formed `Fn::If`. */
export function ifOf(node: Node | undefined): IfCall | undefined {
  const call = intrinsicOf(node);
  if (call?.name !== 'Fn::If' || call.argument.type !== 'sequence') return undefined;
  const [condition, then, otherwise] = call.argument.items;
  const name = stringOf(condition);
  return name !== undefined && then && otherwise ? { condition: name, then, otherwise } : undefined;
}

/** The logical id behind `!Ref Id`, `!GetAtt Id.Attribute` and `{"Fn::GetAtt": ["Id", "Attribute"]}`. */
export function logicalIdOf(node: Node | undefined): string | undefined {
  const call = intrinsicOf(node);
  if (call?.name === 'Ref') return stringOf(call.argument);
  if (call?.name !== 'Fn::GetAtt') return undefined;
  if (call.argument.type === 'sequence') {
    return call.argument.items.length === 2 ? stringOf(call.argument.items[0]) : undefined;
  }
  const parts = stringOf(call.argument)?.split('.');
  return parts?.length === 2 ? parts[0] : undefined;
}

/** A node as plain data with every intrinsic function in its long form: equal for nodes that mean the same. */
export function longForm(node: Node): unknown {
  const call = node.tag ? intrinsicOf(node) : undefined;
  if (call) return { [call.name]: longArgument(call) };
  switch (node.type) {
    case 'mapping':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, longForm(value)]));
    case 'sequence':
      return node.items.map(longForm);
    case 'scalar':
      return node.value;
    case 'unresolved':
      return node.letter;
  }
}

function longArgument({ name, argument }: IntrinsicCall): unknown {
  const value = longForm(argument);
  if (name !== 'Fn::GetAtt' || typeof value !== 'string') return value;
  const dot = value.indexOf('.');
  return dot === -1 ? value : [value.slice(0, dot), value.slice(dot + 1)];
}

/** Whether two nodes mean the same, whatever their form and place. */
export function sameMeaning(a: Node, b: Node): boolean {
  return JSON.stringify(longForm(a)) === JSON.stringify(longForm(b));
}

/** A value under a key, where leaving it out, null and `AWS::NoValue` are the same. */
export function given(node: Node | undefined, key: string): Node | undefined {
  const value = valueAt(node, key);
  if (!value || (value.type === 'scalar' && value.value === null) || isNoValue(value)) return undefined;
  return value;
}

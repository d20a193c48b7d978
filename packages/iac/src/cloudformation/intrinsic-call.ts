import { type Node, stringOf } from '@leastwise/core';

/** A call of an intrinsic function, written long (`{"Fn::Sub": ...}`) or short (`!Sub ...`). */
export interface IntrinsicCall {
  /** The long name: `Ref`, `Fn::GetAtt`. */
  readonly name: string;
  readonly argument: Node;
}

/**
 * The intrinsic function that a node calls; undefined when it is plain data. `{"Condition": ...}` is no call
 * here: statements of policies have that key too. `conditionNameOf` reads it where a condition is wanted.
 */
export function intrinsicOf(node: Node | undefined): IntrinsicCall | undefined {
  if (!node || node.type === 'unresolved') return undefined;
  if (node.tag) {
    const short = node.tag.slice(1);
    const { tag: _, ...argument } = node;
    return { name: short === 'Ref' || short === 'Condition' ? short : `Fn::${short}`, argument };
  }
  if (node.type !== 'mapping' || node.entries.length !== 1) return undefined;
  const { key, value } = node.entries[0]!;
  return key === 'Ref' || key.startsWith('Fn::') ? { name: key, argument: value } : undefined;
}

/** The name in `{"Condition": "Name"}` or `!Condition Name`, as a condition's operand. */
export function conditionNameOf(node: Node): string | undefined {
  if (node.tag === '!Condition') return stringOf(node);
  if (node.type !== 'mapping' || node.entries.length !== 1) return undefined;
  const { key, value } = node.entries[0]!;
  return key === 'Condition' ? stringOf(value) : undefined;
}

/** The logical id and attribute of `Fn::GetAtt`'s argument, either form; the attribute may be a function call. */
export function getAttArgument(argument: Node): { id: string; attribute: Node } | undefined {
  if (argument.type === 'sequence') {
    const [id, ...rest] = argument.items;
    const name = stringOf(id);
    if (name === undefined || rest.length === 0) return undefined;
    if (rest.length === 1) return { id: name, attribute: rest[0]! };
    // `[Nested, Outputs, Name]` is accepted for `Nested.Outputs.Name`.
    const value = rest.map((part) => stringOf(part) ?? '').join('.');
    return { id: name, attribute: { type: 'scalar', value, range: argument.range } };
  }
  const text = stringOf(argument);
  const dot = text?.indexOf('.') ?? -1;
  if (text === undefined || dot <= 0 || dot === text.length - 1) return undefined;
  return {
    id: text.slice(0, dot),
    attribute: { type: 'scalar', value: text.slice(dot + 1), range: argument.range },
  };
}

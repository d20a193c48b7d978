import type { Node } from '@leastwise/core';
import type { Resolver } from '../resolver.ts';

/** A call of an intrinsic function while it is resolved. */
export interface Call {
  /** The whole call; what it resolves to takes its place and its range. */
  readonly node: Node;
  readonly argument: Node;
  readonly resolver: Resolver;
}

/** What an intrinsic function gives; undefined for `AWS::NoValue`. Never throws. */
export type Intrinsic = (call: Call) => Node | undefined;

/** A value moved to where a call stands, so that positions point to the use and not to the definition. */
export function moveTo(call: Node, value: Node): Node {
  const { range } = call;
  switch (value.type) {
    case 'mapping':
      return {
        ...value,
        range,
        entries: value.entries.map(({ key, value: inner }) => ({
          key,
          keyRange: range,
          value: moveTo(call, inner),
        })),
      };
    case 'sequence':
      return { ...value, range, items: value.items.map((item) => moveTo(call, item)) };
    default:
      return { ...value, range };
  }
}

/** The argument as a list; undefined when it is none of that length. */
export function listArgument({ argument }: Call, least: number, most = least): readonly Node[] | undefined {
  if (argument.type !== 'sequence') return undefined;
  const { items } = argument;
  return items.length >= least && items.length <= most ? items : undefined;
}

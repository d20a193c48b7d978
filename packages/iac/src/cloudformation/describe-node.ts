import type { Node } from '@leastwise/core';
import { getAttArgument, intrinsicOf } from './intrinsic-call.ts';

const MAX_LENGTH = 160;

/**
 * A value of a template in one line, function calls in short form: `!Select [0, !Ref Zones]`. Equal texts are
 * equal values, since what is cut off is replaced by a hash of it.
 */
export function describeNode(node: Node): string {
  const text = describe(node);
  if (text.length <= MAX_LENGTH) return text;
  return `${text.slice(0, MAX_LENGTH)}…${hash(text)}`;
}

function describe(node: Node): string {
  const call = intrinsicOf(node);
  if (call) {
    const name = call.name.replace(/^Fn::/, '');
    const att = call.name === 'Fn::GetAtt' ? getAttArgument(call.argument) : undefined;
    return att ? `!GetAtt ${att.id}.${describe(att.attribute)}` : `!${name} ${describe(call.argument)}`;
  }
  switch (node.type) {
    case 'mapping':
      return `{${node.entries.map(({ key, value }) => `${key}: ${describe(value)}`).join(', ')}}`;
    case 'sequence':
      return `[${node.items.map(describe).join(', ')}]`;
    case 'scalar':
      return node.value === null ? 'null' : (node.raw ?? String(node.value));
    case 'unresolved':
      return node.letter;
  }
}

function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(36);
}
